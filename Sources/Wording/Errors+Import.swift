// SPDX-License-Identifier: GPL-3.0-or-later

extension Sentence {
    /// A file would take more than a fifth of the pupils of a work away from a school.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - first: The first work and school with the numbers before and after.
    ///   - more: How many other works of schools lose as much.
    /// - Returns: What, where, how to mend.
    public static func needsConfirmation(_ file: String, first: Sentence, more: Int) -> Sentence {
        Sentence(
            ru: "\(file): участников меньше более чем на пятую часть — \(first.ru)"
                + (more > 0 ? ", и ещё случаев: \(more)" : "")
                + "; проверьте файл (vekha import --explain), а если всё верно, повторите с --confirm",
            en: "\(file): more than a fifth fewer participants: \(first.en)" + (more > 0 ? ", and \(more) more" : "")
                + "; look at the file (vekha import --explain), and if it is right, repeat with --confirm")
    }

    /// No import of a file is known.
    ///
    /// - Parameters:
    ///   - file: The file as it was typed.
    ///   - known: The files that were imported.
    /// - Returns: What, where, how to mend.
    public static func unknownImport(_ file: String, known: [String]) -> Sentence {
        let list = known.prefix(5).joined(separator: ", ") + (known.count > 5 ? ", …" : "")
        return Sentence(
            ru: "\(file): такой файл не загружали" + (known.isEmpty ? "" : "; загружены: \(list)"),
            en: "\(file): no such file was imported" + (known.isEmpty ? "" : "; there are: \(list)"))
    }

    /// A file was imported, but not with these bytes.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - sha256: How the SHA-256 of its bytes was said to begin.
    /// - Returns: What, where, how to mend.
    public static func unknownVersion(_ file: String, sha256: String) -> Sentence {
        Sentence(
            ru: "\(file): версии с SHA-256 \(sha256)… нет среди загруженных; "
                + "суммы стоят в v_imports и в «Журнале загрузки»",
            en: "\(file): no version with SHA-256 \(sha256)… was imported; "
                + "the sums are in v_imports and the import sheet")
    }

    /// A file is in the way.
    public static func fileExists(_ path: String) -> Sentence {
        Sentence(
            ru: "\(path): такой файл уже есть, он не заменён; назовите другой",
            en: "\(path): the file exists and was not replaced; name another one")
    }
    /// An archive was written, but is not what was read.
    public static func archiveDiffers(_ path: String) -> Sentence {
        Sentence(
            ru: "\(path): архив прочитан и не совпал с файлами; он удалён, проверьте диск и повторите",
            en: "\(path): the archive differs from the files; it was removed, check the disk and repeat")
    }
    /// Originals would be moved into the campaign that they are to leave.
    public static func purgeInsideCampaign(_ path: String) -> Sentence {
        Sentence(
            ru: "\(path): папка лежит внутри кампании; укажите папку вне её",
            en: "\(path): the folder lies inside the campaign; name one outside of it")
    }
    /// A file stays, because it was not imported.
    public static func purgeNotImported() -> Sentence {
        Sentence(
            ru: "не загружен и оставлен; загрузите его или уберите сами",
            en: "was not imported and stays; import it, or take it away yourself")
    }
    /// A file stays, because an earlier release imported it and it is to be read again.
    public static func purgeOutdated() -> Sentence {
        Sentence(
            ru: "загружен прежней версией и оставлен; сначала выполните vekha import",
            en: "was imported by an earlier release and stays; run vekha import first")
    }
    /// A file stays, because rows of it wait for the register.
    public static func purgeUnknownSchools() -> Sentence {
        Sentence(
            ru: "оставлен: часть строк ждёт школ, которых нет в реестре; дополните реестр и выполните vekha import",
            en:
                "stays: some rows wait for schools that the register does not name; mend the register and run vekha "
                + "import"
        )
    }
    /// A file stays, because it is a link.
    public static func purgeLink() -> Sentence {
        Sentence(
            ru: "это ссылка, она оставлена; уберите сам файл", en: "a link, which stays; take the file itself away")
    }
    /// A file changed while originals were taken away.
    public static func purgeChanged(_ path: String) -> Sentence {
        Sentence(
            ru: "\(path): файл только что изменился и оставлен; выполните vekha import и повторите",
            en: "\(path): the file has just changed and stays; run vekha import and repeat")
    }
}
