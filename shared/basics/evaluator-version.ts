import packageJson from '../../package.json' with { type: 'json' };

/** This package's version, as results name it. */
export const evaluatorVersion: string = packageJson.version;
