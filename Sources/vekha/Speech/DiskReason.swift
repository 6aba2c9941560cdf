// SPDX-License-Identifier: GPL-3.0-or-later

import ADBC
import Foundation
import Wording

extension DriverFailure {
    /// Why the disk did not take what the engine wrote; nil for other failures.
    ///
    /// The engine has no code for it: its message ends with the words of strerror(3).
    var diskReason: Sentence? {
        let reasons: [(code: Int32, sentence: Sentence)] = [
            (ENOSPC, Sentence(ru: "на диске нет места", en: "no space is left on the disk")),
            (EDQUOT, Sentence(ru: "исчерпана квота диска", en: "the disk quota is used up")),
            (EFBIG, Sentence(ru: "файл больше, чем разрешено", en: "the file is larger than allowed")),
            (EROFS, Sentence(ru: "папка только для чтения", en: "the folder may only be read")),
            (EACCES, Sentence(ru: "нет прав на запись", en: "writing is not permitted")),
            (EIO, Sentence(ru: "ошибка диска", en: "the disk failed")),
        ]
        let text = message + "\n" + detail
        return reasons.first { text.contains(String(cString: strerror($0.code))) }?.sentence
    }
}
