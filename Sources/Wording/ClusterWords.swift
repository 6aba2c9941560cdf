// SPDX-License-Identifier: GPL-3.0-or-later

// What is said about a plain table of units alike.

extension Sentence {
    /// A table without anything to group by.
    public static func noNumericColumn(_ file: String) -> Sentence {
        Sentence(
            ru: "\(file): кроме «unit» нет ни одного столбца; добавьте числовые признаки",
            en: "\(file): there is no column besides “unit”; add numeric features")
    }

    /// A column whose name stands twice in the header.
    public static func columnTwice(_ file: String, column: String) -> Sentence {
        Sentence(
            ru: "\(file): столбец «\(column)» указан дважды; переименуйте или удалите один",
            en: "\(file): the column “\(column)” stands twice; rename or remove one")
    }

    /// A unit that has two rows.
    public static func repeatedUnit(file: String, line: Int, unit: String) -> Sentence {
        Sentence(
            ru: "\(file), строка \(line): «\(unit)» уже было; у каждого объекта одна строка",
            en: "\(file), line \(line): “\(unit)” stands twice; each unit has one row")
    }

    /// No feature differs between units.
    public static func noSpread(_ file: String) -> Sentence {
        Sentence(
            ru: "\(file): ни один признак не различает объекты, группировать не по чему; нужен хотя бы один столбец с "
                + "разными числами",
            en: "\(file): no feature differs between units, there is nothing to group by; at least one column needs "
                + "different numbers")
    }

    /// More clusters than units that differ.
    public static func tooManyClusters(_ file: String, asked: Int, distinct: Int) -> Sentence {
        Sentence(
            ru: "\(file): --k \(asked), а различающихся объектов только \(distinct); возьмите --k от 1 до \(distinct) "
                + "или auto",
            en: "\(file): --k \(asked), but only \(distinct) units differ; use --k from 1 to \(distinct), or auto")
    }

    /// More units than a method can hold in memory.
    public static func tooManyUnits(_ file: String, found: Int, allowed: Int, canUseMeans: Bool) -> Sentence {
        Sentence(
            ru: "\(file): объектов \(found), а метод рассчитан не более чем на \(allowed); "
                + (canUseMeans ? "возьмите --method kmeans" : "разделите таблицу на части"),
            en: "\(file): there are \(found) units, the method takes at most \(allowed); "
                + (canUseMeans ? "use --method kmeans" : "split the table"))
    }

    /// The method, the number of clusters and how well they stand apart.
    public static func clusteredBy(method: String, k: Int, silhouette: String) -> Sentence {
        Sentence(
            ru: "Метод: \(method); кластеров: \(k); средний силуэт: \(silhouette). Жаккар: насколько кластер "
                + "повторяется в бутстреп-выборках (от 0,75 — устойчив, ниже 0,5 — распадается).",
            en: "Method: \(method); clusters: \(k); mean silhouette: \(silhouette). Jaccard: how well a cluster is "
                + "found again in bootstrap samples (from 0.75 on stable, below 0.5 dissolved).")
    }

    /// One number of clusters that was tried.
    public static func clusterCandidate(k: Int, silhouette: String, gap: String, error: String) -> Sentence {
        Sentence(
            ru: "\(k) — силуэт \(silhouette), разрыв \(gap) ± \(error)",
            en: "\(k): silhouette \(silhouette), gap \(gap) ± \(error)")
    }

    /// All numbers of clusters that were tried.
    public static func clusterNumbers(_ tried: [String]) -> Sentence {
        Sentence(
            ru: "Испытано число кластеров: " + tried.joined(separator: "; ") + ".",
            en: "Numbers of clusters tried: " + tried.joined(separator: "; ") + ".")
    }

    /// Features that were left out.
    public static func droppedFeatures(_ names: [String]) -> Sentence {
        let list = names.map { "«\($0)»" }.joined(separator: ", ")
        let english = names.map { "“\($0)”" }.joined(separator: ", ")
        return Sentence(
            ru: "Не использованы (нет значений или все одинаковы): \(list).",
            en: "Not used (no values, or all equal): \(english).")
    }

    /// Values that were filled in.
    public static func imputedValues(_ count: Int, features: [String]) -> Sentence {
        let list = features.map { "«\($0)»" }.joined(separator: ", ")
        let english = features.map { "“\($0)”" }.joined(separator: ", ")
        return Sentence(
            ru: "Пустых ячеек заменено медианой: \(count) (\(list)).",
            en: "Empty cells replaced by the median: \(count) (\(english)).")
    }
}
