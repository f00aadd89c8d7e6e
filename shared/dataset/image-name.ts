/**
 * Why a file that the data name cannot be below the image folder, following its name; undefined when it can. The data
 * may come from anybody: a name must not choose which of a user's files are stored and sent to a provider.
 */
export const imageNameFault = (file: string): string | undefined => {
  // Backslashes and drive letters too: the same dataset may be read on Windows.
  if (/^([/\\]|[a-z]:)/i.test(file)) return 'is an absolute path, not a path below the image folder';
  return file.split(/[/\\]/).includes('..') ? 'leads out of the image folder' : undefined;
};
