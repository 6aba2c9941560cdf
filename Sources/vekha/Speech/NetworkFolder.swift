// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// Tells a folder of a network from one of this machine: locks and `fsync` of a database may not hold there.
enum NetworkFolder {
    /// The types of file systems of networks and clusters, as the list of mounts names them (proc(5)).
    static let types: Set<String> = [
        "nfs", "nfs4", "cifs", "smbfs", "smb3", "9p", "afs", "coda", "ncpfs", "ncp", "ceph", "lustre", "gpfs", "beegfs",
        "gfs", "gfs2", "ocfs2", "panfs", "pvfs2", "orangefs", "glusterfs", "vboxsf", "vmhgfs", "prl_fs",
        "davfs", "acfs", "fhgfs", "moosefs", "sshfs",
    ]
    /// Programs of FUSE that serve what lies on this machine; all others are taken for a network.
    static let localFuse: Set<String> = [
        "fuseblk", "fuse.fuse-overlayfs", "fuse.mergerfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs", "fuse.bindfs",
        "fuse.unionfs", "fuse.ntfs-3g", "fuse.exfat", "fuse.lxcfs", "fuse.portal", "fuse.veracrypt",
    ]

    /// The type of the network's file system that holds a folder; nil for one of this machine.
    ///
    /// - Parameter url: The folder.
    /// - Returns: The type as proc(5) names it, such as `nfs4`.
    static func kind(of url: URL) -> String? {
        let mounts = (try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8)) ?? ""
        return kind(path: url.standardizedFileURL.resolvingSymlinksInPath().path, mounts: mounts)
    }

    /// The type by what the system says of its mounts.
    ///
    /// - Parameters:
    ///   - path: The folder, links resolved.
    ///   - mounts: The text of `/proc/self/mountinfo`.
    /// - Returns: The type as proc(5) names it, such as `nfs4`.
    static func kind(path: String, mounts: String) -> String? {
        guard let type = type(of: path, in: mounts) else { return nil }
        let isFuse = type == "fuse" || type.hasPrefix("fuse.")
        return types.contains(type) || (isFuse && !localFuse.contains(type)) ? type : nil
    }

    /// The type of the innermost mount that holds a path; of two at one place the later one.
    private static func type(of path: String, in mounts: String) -> String? {
        var best: (length: Int, type: String)?
        for line in mounts.split(separator: "\n") {
            let halves = line.split(separator: " - ", maxSplits: 1)
            guard halves.count == 2 else { continue }
            let fields = halves[0].split(separator: " ")
            guard fields.count > 4, let type = halves[1].split(separator: " ").first else { continue }
            let point = fields[4].replacing("\\040", with: " ")
            let isInside = point == "/" || path == point || path.hasPrefix(point + "/")
            if isInside, point.count >= best?.length ?? 0 { best = (point.count, String(type)) }
        }
        return best?.type
    }
}
