/** Where a repository lies, as its address says it: never with what stands there to sign in. */
export interface RemotePlace {
  /** With its port where the address is of the web. */
  readonly host: string;
  /** Without `/` at its ends and without `.git`. */
  readonly path: string;
}

/** The place that an address of git names: `https`, `ssh`, or `git@host:path`; undefined for a folder and other kinds. */
export function remotePlace(address: string): RemotePlace | undefined {
  const url = /^(https?|ssh|git):\/\/(?:[^\s/]*@)?([^\s/:@]+)(:\d+)?\/(.+)$/.exec(address);
  const short = /^(?:[^\s/@:]+@)?([^\s/@:]{2,}):(?!\/\/)(.+)$/.exec(address);
  const host = url ? `${url[2]}${url[1]?.startsWith("http") ? (url[3] ?? "") : ""}` : short?.[1];
  const path = (url?.[4] ?? short?.[2])?.replace(/^\/+|\/+$/g, "").replace(/\.git$/, "");
  return host === undefined || !path ? undefined : { host: host.toLowerCase(), path };
}

/** The address as it may be shown: without a name or a word to sign in by. */
export function withoutCredentials(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]*:\/\/)[^\s/]*@/gi, "$1");
}

/** Which branch is to be joined to which; `base` undefined where that is not known. */
export interface PullBranches {
  readonly branch: string;
  readonly base: string | undefined;
}

/**
 * The page on which a pull request of the branch is opened, with GitHub, GitLab, Azure DevOps or Bitbucket; undefined
 * where the host is none of these.
 */
export function pullAddress({ host, path }: RemotePlace, branches: PullBranches): string | undefined {
  const repository = path.split("/").map(encoded).join("/");
  const branch = encodeURIComponent(branches.branch);
  const inPath = branches.branch.split("/").map(encoded).join("/");
  if (/(?:^|\.)(?:dev\.azure|visualstudio)\.com$/.test(host))
    return azure({ host, path: repository }, branch);
  if (host === "bitbucket.org") return `https://${host}/${repository}/pull-requests/new?source=${branch}`;
  if (isOf(host, "github")) {
    const base = branches.base?.split("/").map(encoded).join("/");
    const compared = base === undefined ? `pull/new/${inPath}` : `compare/${base}...${inPath}?expand=1`;
    return `https://${host}/${repository}/${compared}`;
  }
  if (!isOf(host, "gitlab")) return undefined;
  const asked = `merge_request%5Bsource_branch%5D=${branch}`;
  return `https://${host}/${repository}/-/merge_requests/new?${asked}`;
}

/**
 * The page that a server named itself while it took a branch; undefined where it named none of its own for such a
 * request. `said` is what git printed.
 */
export function namedAddress(said: string, { host }: RemotePlace): string | undefined {
  const found = said.match(/^remote:.*?https:\/\/\S+/gm) ?? [];
  return found
    .map((line) => withoutCredentials(line.slice(line.indexOf("https://"))))
    .find((address) => {
      const of = remotePlace(address);
      return of?.host === host && /\/(?:pulls?|merge_requests|pullrequests?|pull-requests)\//.test(address);
    });
}

function isOf(host: string, service: string): boolean {
  return new RegExp(`(?:^|\\.|-)${service}(?:\\.|-|$)`).test(host);
}

/** `dev.azure.com/ORG/PROJECT/_git/REPO`; by ssh `v3/ORG/PROJECT/REPO`; formerly `ORG.visualstudio.com/PROJECT/_git/REPO`. */
function azure({ host, path }: RemotePlace, branch: string): string | undefined {
  const ssh = /^v3\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(path);
  const asked = `pullrequestcreate?sourceRef=${branch}`;
  if (ssh) return `https://dev.azure.com/${ssh[1]}/${ssh[2]}/_git/${ssh[3]}/${asked}`;
  return /(?:^|\/)_git\/[^/]+$/.test(path) ? `https://${host}/${path}/${asked}` : undefined;
}

function encoded(part: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(part));
  } catch {
    return encodeURIComponent(part);
  }
}
