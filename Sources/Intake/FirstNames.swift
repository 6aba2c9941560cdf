// SPDX-License-Identifier: GPL-3.0-or-later

/// The first names that occur most, in all their cases.
enum FirstNames {
    private static let names = """
        александр алексей анатолий андрей антон аркадий арсений артем артур богдан борис вадим валентин валерий василий
        виктор виталий владимир владислав всеволод вячеслав геннадий георгий герман глеб григорий даниил данила денис
        дмитрий евгений егор захар иван игорь ильдар илья кирилл константин лев леонид макар максим марат марк матвей
        михаил никита николай олег павел петр роман руслан рустам семен сергей станислав степан тимофей тимур федор
        филипп эдуард юрий яков ярослав
        алевтина александра алена алина алиса алла альбина анастасия ангелина анжела анна антонина валентина валерия
        варвара василиса вера вероника виктория галина дарья диана ева евгения екатерина елена елизавета жанна зинаида
        зоя инна ирина карина кира клавдия кристина ксения лариса лидия лилия любовь людмила маргарита марина мария
        милана надежда наталия наталья нина оксана олеся ольга полина раиса регина роза светлана софия софья тамара
        татьяна ульяна эльвира эмма юлия яна
        """

    private static let forms: Set<String> = Set(
        names.split { $0.isWhitespace }.flatMap { name -> [String] in
            switch name {
            case "лев": ["лев", "льва", "льву", "львом", "льве"]
            case "павел": ["павел", "павла", "павлу", "павлом", "павле"]
            default: endings(of: name.last).map { (name.last.map(stays) == true ? name : name.dropLast()) + $0 }
            }
        })

    /// Whether a word in small letters, «е» for «ё», is a first name.
    static func contains(_ word: String) -> Bool { forms.contains(word) }

    /// Whether the last letter stays in all cases.
    private static func stays(_ last: Character) -> Bool { !"аяйь".contains(last) }

    private static func endings(of last: Character?) -> [String] {
        switch last {
        case "а": ["а", "ы", "и", "е", "у", "ой", "ою"]
        case "я": ["я", "и", "е", "ю", "ей", "ею"]
        case "й": ["й", "я", "ю", "ем", "е", "и"]
        case "ь": ["ь", "я", "ю", "ем", "е", "и", "ью"]
        default: ["", "а", "у", "ом", "е"]
        }
    }
}
