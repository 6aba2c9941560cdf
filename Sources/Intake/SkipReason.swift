// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a file of the input folder is not opened.
public enum SkipReason: String, CaseIterable, Codable, Sendable {
    /// The mark that an office program leaves beside an open document: `~$…`, `.~lock…`.
    case openMark
    /// What systems put into folders and archives: `Thumbs.db`, `desktop.ini`, `.DS_Store`, `__MACOSX/`.
    case system
    /// A hidden file, or a file of a hidden folder.
    case hidden
    /// The same bytes as another file of the import.
    case copy
    /// Its import was undone, and it was not named.
    case undone
    /// A report of ФИС ОКО that no indicator uses: what it sums up stands in other forms.
    case needless
    /// A template that nobody has filled in.
    case blank
    /// What an analyst wrote for the pages of schools, in the folder `тексты`.
    case texts

    /// Why a file is not opened whatever it holds; nil for one that may hold data.
    ///
    /// - Parameter path: Its path below the input folder or in an archive, with `/`.
    public init?(path: String) {
        let parts = path.split(separator: "/").map(String.init)
        guard let name = parts.last else { return nil }
        if name.hasPrefix("~$") || name.hasPrefix(".~lock.") {
            self = .openMark
        } else if Self.systemNames.contains(name.lowercased()) || parts.contains("__MACOSX") {
            self = .system
        } else if parts.contains(where: { $0.hasPrefix(".") }) {
            self = .hidden
        } else if parts[0].lowercased() == Self.textsFolder {
            self = .texts
        } else {
            return nil
        }
    }

    /// The folder of an analyst's texts below the input folder.
    public static let textsFolder = "тексты"

    private static let systemNames: Set<String> = ["thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store"]
}
