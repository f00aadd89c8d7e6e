/** The same target, some of whose calls end as AWS's services end those that are too many. */
export const throttleCalls = <Target extends object>(target: Target, isThrottled: () => boolean): Target =>
  new Proxy(target, {
    get: (object, name) => {
      const method: unknown = Reflect.get(object, name);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) =>
        isThrottled()
          ? Promise.reject(Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' }))
          : method.apply(object, args);
    },
  });
