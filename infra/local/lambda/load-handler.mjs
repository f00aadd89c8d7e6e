import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { named } from './errors.mjs';

const extensions = ['', '.js', '.mjs', '.cjs'];

/**
 * The function that `_HANDLER` names, such as `index.handler` or `src/index.handlers.run`.
 * Throws `Runtime.MalformedHandlerName`, `Runtime.ImportModuleError`, `Runtime.UserCodeSyntaxError`,
 * `Runtime.HandlerNotFound` or `Runtime.CallbackHandlerDeprecated`; what the module itself throws is passed on.
 */
export const loadHandler = async (taskRoot, name = '') => {
  const [, stem, exportPath] = /^((?:.*\/)?[^./]+)\.(.+)$/.exec(name) ?? [];
  if (!stem) throw named('Runtime.MalformedHandlerName', `Bad handler ${name}`);
  const module = await importModule(findModule(path.resolve(taskRoot, stem)));
  const handler = pick(module, exportPath) ?? pick(module.default, exportPath);
  if (typeof handler !== 'function') {
    throw named('Runtime.HandlerNotFound', `${name} is undefined or not exported`);
  }
  // nodejs24.x refuses them too, and nothing here would call the callback.
  if (handler.length > 2) {
    throw named('Runtime.CallbackHandlerDeprecated', `${name} takes a callback: make it async`);
  }
  return handler;
};

const findModule = (base) => {
  const file = extensions.map((extension) => base + extension).find((it) => existsSync(it));
  if (!file) throw named('Runtime.ImportModuleError', `Error: Cannot find module '${path.basename(base)}'`);
  return file;
};

const importModule = async (file) => {
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw named('Runtime.UserCodeSyntaxError', `SyntaxError: ${error.message}`);
    }
    if (error?.code === 'ERR_MODULE_NOT_FOUND' || error?.code === 'MODULE_NOT_FOUND') {
      throw named('Runtime.ImportModuleError', `Error: ${error.message}`);
    }
    throw error;
  }
};

const pick = (module, exportPath) => exportPath.split('.').reduce((value, key) => value?.[key], module);
