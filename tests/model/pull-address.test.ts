import { describe, expect, it } from "vitest";
import { namedAddress, pullAddress, remotePlace, withoutCredentials } from "../../src/model/pull-address.ts";

const BRANCH = "scrutiny/2025-09-25-a-visit";

describe("the address to open", () => {
  it.each([
    [
      "https://github.com/fernshire/kb.git",
      "https://github.com/fernshire/kb/compare/main...scrutiny/2025-09-25-a-visit?expand=1",
    ],
    [
      "git@github.com:fernshire/kb.git",
      "https://github.com/fernshire/kb/compare/main...scrutiny/2025-09-25-a-visit?expand=1",
    ],
    [
      "ssh://git@github.com:22/fernshire/kb",
      "https://github.com/fernshire/kb/compare/main...scrutiny/2025-09-25-a-visit?expand=1",
    ],
    [
      "https://github.fernshire.example.org/a/kb",
      "https://github.fernshire.example.org/a/kb/compare/main...scrutiny/2025-09-25-a-visit?expand=1",
    ],
    [
      "https://gitlab.com/fernshire/group/kb.git",
      "https://gitlab.com/fernshire/group/kb/-/merge_requests/new?merge_request%5Bsource_branch%5D=scrutiny%2F2025-09-25-a-visit",
    ],
    [
      "git@gitlab.fernshire.example.org:kb.git",
      "https://gitlab.fernshire.example.org/kb/-/merge_requests/new?merge_request%5Bsource_branch%5D=scrutiny%2F2025-09-25-a-visit",
    ],
    [
      "https://fernshire@dev.azure.com/fernshire/Our%20work/_git/kb",
      "https://dev.azure.com/fernshire/Our%20work/_git/kb/pullrequestcreate?sourceRef=scrutiny%2F2025-09-25-a-visit",
    ],
    [
      "git@ssh.dev.azure.com:v3/fernshire/Our%20work/kb",
      "https://dev.azure.com/fernshire/Our%20work/_git/kb/pullrequestcreate?sourceRef=scrutiny%2F2025-09-25-a-visit",
    ],
    [
      "https://fernshire.visualstudio.com/Safeguarding/_git/kb",
      "https://fernshire.visualstudio.com/Safeguarding/_git/kb/pullrequestcreate?sourceRef=scrutiny%2F2025-09-25-a-visit",
    ],
    [
      "git@bitbucket.org:fernshire/kb.git",
      "https://bitbucket.org/fernshire/kb/pull-requests/new?source=scrutiny%2F2025-09-25-a-visit",
    ],
  ])("of %s", (remote, address) => {
    const place = remotePlace(remote);
    expect(place && pullAddress(place, { branch: BRANCH, base: "main" })).toBe(address);
  });

  it.each(["../kb.git", "C:\\work\\kb", "file:///srv/kb.git", "kb", "https://github.com/"])(
    "is none for %s",
    (remote) => {
      const place = remotePlace(remote);
      expect(place && pullAddress(place, { branch: BRANCH, base: "main" })).toBeUndefined();
    },
  );

  it("is none where the host only looks like a service", () => {
    for (const host of ["notgithub.com", "githubx.org", "example.org"])
      expect(pullAddress({ host, path: "a/b" }, { branch: BRANCH, base: undefined })).toBeUndefined();
  });

  it("says nothing that one signs in by, in whatever form", () => {
    for (const remote of [
      "https://me:s3cret@github.com/fernshire/kb.git",
      "https://s3cret@github.com/fernshire/kb.git",
      "https://me:s3cret@more@github.com/fernshire/kb.git",
      "ssh://me:s3cret@github.com/fernshire/kb.git",
    ]) {
      expect(withoutCredentials(`fatal: '${remote}' and ${remote}`)).not.toContain("s3cret");
      expect(JSON.stringify(remotePlace(remote))).toBe('{"host":"github.com","path":"fernshire/kb"}');
    }
    expect(withoutCredentials("write to me@example.org, see https://example.org/a@b")).toBe(
      "write to me@example.org, see https://example.org/a@b",
    );
  });

  it("is what the server names, where that is a page of its own for it", () => {
    const place = { host: "git.example.org", path: "a/b" };
    const said = (line: string) => namedAddress(`remote: \nremote: To see it:\nremote:   ${line}\n`, place);
    const own = "https://git.example.org/a/b/-/merge_requests/7";
    expect(said(own)).toBe(own);
    expect(said("https://me:s3cret@git.example.org/a/b/pull/7")).toBe("https://git.example.org/a/b/pull/7");
    expect(said("https://elsewhere.example.org/a/b/pull/7")).toBeUndefined();
    expect(said("https://git.example.org/a/b/security/advisories")).toBeUndefined();
    expect(namedAddress(own, place)).toBeUndefined();
  });
});
