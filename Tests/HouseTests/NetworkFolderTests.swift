// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import vekha

struct NetworkFolderTests {
    /// As proc(5) describes it: the mount point is the fifth field, the type stands after the dash.
    private static let mounts = """
        22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
        40 22 0:40 / /mnt/nfs rw shared:20 - nfs4 server:/export rw
        41 22 0:41 / /mnt/Общая\\040папка rw - cifs //server/share rw
        42 22 0:42 / /mnt/c rw - 9p drvfs rw
        43 22 0:43 / /home/u/ssh rw - fuse.sshfs u@server:/ rw
        44 22 8:17 / /media/usb rw - fuseblk /dev/sdb1 rw
        45 40 8:33 / /mnt/nfs/local rw - xfs /dev/sdc1 rw
        46 22 0:46 / /mnt/own rw - fuse.gocryptfs /home/u/x rw
        47 22 0:47 / /mnt/new rw - fuse.something x rw
        48 22 0:48 / /mnt/twice rw - ext4 /dev/sdd1 rw
        49 22 0:49 / /mnt/twice rw - ceph mon:/ rw
        broken line
        """

    @Test(arguments: [
        ("/home/u/campaign", nil), ("/mnt/nfs/campaign", "nfs4"), ("/mnt/nfs", "nfs4"), ("/mnt/nfs2", nil),
        ("/mnt/Общая папка/район", "cifs"), ("/mnt/c/Users", "9p"), ("/home/u/ssh/a", "fuse.sshfs"),
        ("/media/usb/a", nil), ("/mnt/nfs/local/a", nil), ("/mnt/own/a", nil), ("/mnt/new/a", "fuse.something"),
        ("/mnt/twice/a", "ceph"),
    ])
    func `the innermost mount of a folder says whether it lies on a network`(path: String, kind: String?) {
        #expect(NetworkFolder.kind(path: path, mounts: Self.mounts) == kind)
    }

    @Test(arguments: NetworkFolder.types.sorted())
    func `every type of the table is told`(type: String) {
        #expect(NetworkFolder.kind(path: "/a/b", mounts: "1 0 0:1 / /a rw - \(type) x rw") == type)
    }

    @Test func `where the system lists no mounts nothing is refused`() {
        #expect(NetworkFolder.kind(path: "/a", mounts: "") == nil)
    }
}
