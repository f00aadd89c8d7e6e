import { readdir, readFile, readlink } from 'node:fs/promises';

/** Where processes listen for TCP connections, as the kernel writes it: an address in hex and a port. Linux only. */
export const listeningAddresses = async (pids: readonly number[]): Promise<string[]> => {
  const inodes = new Set((await Promise.all(pids.map(socketsOf))).flat());
  const tables = await Promise.all(['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`, 'utf8')));
  return tables
    .flatMap((table) => table.split('\n').map((line) => line.trim().split(/\s+/)))
    .filter(([, , , state, , , , , , inode = '']) => state === '0A' && inodes.has(inode))
    .map(([, address = '']) => address);
};

const socketsOf = async (pid: number): Promise<string[]> => {
  const folder = `/proc/${pid}/fd`;
  const links = await Promise.all(
    // Either may be gone since the listing.
    (await readdir(folder).catch(() => [])).map((name) => readlink(`${folder}/${name}`).catch(() => '')),
  );
  return links.flatMap((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? []);
};

/** 127.0.0.1 and ::1, also as the kernel writes them in IPv6 tables. */
export const isLoopback = (address: string): boolean =>
  /^(0000000000000000FFFF0000|)0100007F:|^00000000000000000000000001000000:/.test(address);
