// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Logging
import Wording

/// How the program speaks: the language, and the two streams.
struct Speech: Sendable {
    /// The language of this run.
    let language: Language

    /// Takes the language that was asked for, else the campaign's, else the locale's.
    init(asked: Language?, campaign: Language? = nil) {
        language = asked ?? campaign ?? Self.localeLanguage
    }

    /// The log, on standard error: silent unless `VEKHA_LOG` names a level such as `debug`.
    static let log: Logger = {
        var log = Logger(label: "vekha", factory: StreamLogHandler.standardError(label:))
        let level = ProcessInfo.processInfo.environment["VEKHA_LOG"].flatMap { Logger.Level(rawValue: $0.lowercased()) }
        log.logLevel = level ?? .critical
        return log
    }()

    /// The language of help texts, which are made before any option is parsed.
    static var help: Language { commandLineLanguage ?? localeLanguage }

    static var localeLanguage: Language {
        let environment = ProcessInfo.processInfo.environment
        let name = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return Language(locale: name ?? "")
    }

    /// What `--lang` says, before any option is parsed.
    static var commandLineLanguage: Language? {
        let arguments = CommandLine.arguments
        guard let flag = arguments.firstIndex(of: "--lang"), flag + 1 < arguments.count else { return nil }
        return Language(rawValue: arguments[flag + 1])
    }

    /// Prints a line to standard output.
    func say(_ sentence: Sentence) { say(sentence[language]) }

    /// Prints a line to standard output.
    func say(_ text: String) { print(Self.printable(text, keepsLines: true)) }

    /// Prints a line to standard error.
    func warn(_ sentence: Sentence) {
        Self.standardError(Self.printable(sentence[language], keepsLines: false) + "\n")
    }

    /// Foreign text without what could steer a terminal or fake a line: control and direction characters become «�».
    ///
    /// - Parameters:
    ///   - text: Words of ours with names of files, schools and cells between them.
    ///   - keepsLines: Whether line ends stay.
    /// - Returns: The text to print.
    static func printable(_ text: String, keepsLines: Bool) -> String {
        let steering: Set<Unicode.Scalar> = [
            "\u{200E}", "\u{200F}", "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2066}", "\u{2067}",
            "\u{2068}", "\u{2069}", "\u{2028}", "\u{2029}",
        ]
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            let isKept = !(isControl || steering.contains(scalar)) || (keepsLines && scalar == "\n")
            result.append(isKept ? scalar : "\u{FFFD}")
        }
        return String(result)
    }

    static func standardError(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

    /// Whether a stream is a terminal.
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }
}

/// The text of a help page in the language of the locale.
func text(_ ru: String, _ en: String) -> String { Sentence(ru: ru, en: en)[Speech.help] }

/// A line of progress on a terminal; silent elsewhere.
final class ProgressBar: @unchecked Sendable {
    // The lock guards `last`, the only state that changes.
    private let lock = NSLock()
    private var last = -1
    private let label: String
    private let isShown: Bool

    init(_ sentence: Sentence, _ speech: Speech) {
        label = sentence[speech.language]
        isShown = Speech.isTerminal(STDERR_FILENO)
    }

    /// Shows a share of the work, from 0 to 1.
    func show(_ share: Double, note: String = "") {
        guard isShown else { return }
        let percent = Int((min(max(share, 0), 1) * 100).rounded())
        lock.withLock {
            guard percent != last else { return }
            last = percent
            let filled = percent * 30 / 100
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
            Speech.standardError("\r\u{1B}[2K\(label) \(bar) \(percent)% \(note)")
        }
    }

    /// Clears the line.
    func finish() {
        guard isShown else { return }
        Speech.standardError("\r\u{1B}[2K")
    }
}
