// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// `vekha stat cluster` as a person or a program calls it.
struct StatClusterTests {
    private static let table = """
        size,unit,share,same
        100,a,"0,20",1
        110,b,0.25,1
        105,c,,1
        900,d,0.70,1
        950,e,0.72,1
        870,f,0.69,1

        """

    private static func object(_ answer: Program.Answer) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
    }

    @Test func `answers in JSON with the keys of the contract`() throws {
        let answer = try Program.run(
            ["stat", "cluster", "-", "--format", "json", "--scale", "none", "--k", "2", "--peers", "2"],
            input: Self.table)
        #expect(answer.status == 0, "\(answer.errors)")
        let object = try Self.object(answer)
        #expect(object["k"] as? Int == 2 && object["method"] as? String == "ward")
        #expect(object["objectiveIs"] as? String == "withinSumOfSquares")
        // Each column of each cluster about its own mean; the gap takes the median of the five shares, 0.69.
        let columns: [[Double]] = [[100, 110, 105], [900, 950, 870], [0.20, 0.25, 0.69], [0.70, 0.72, 0.69]]
        let expected = columns.reduce(0.0) { sum, values in
            let mean = values.reduce(0, +) / 3
            return values.reduce(sum) { $0 + ($1 - mean) * ($1 - mean) }
        }
        #expect(abs(try #require(object["objective"] as? Double) - expected) < 1e-9)
        let clusters = try #require(object["clusters"] as? [[String: Any]])
        #expect(clusters.compactMap { $0["size"] as? Int } == [3, 3])
        #expect(clusters.allSatisfy { $0["cluster"] != nil && $0["jaccard"] is Double })
        let units = try #require(object["units"] as? [[String: Any]])
        #expect(units.compactMap { $0["unit"] as? String } == ["a", "b", "c", "d", "e", "f"])
        #expect(units.compactMap { $0["cluster"] as? Int } == [1, 1, 1, 2, 2, 2])
        let peers = try #require(units[3]["peers"] as? [[String: Any]])
        #expect(peers.compactMap { $0["unit"] as? String } == ["f", "e"])
        let distance = try #require(peers[0]["distance"] as? Double)
        #expect(abs(distance - (900 + 0.0001).squareRoot()) < 1e-9)
        #expect(object["dropped"] as? [String] == ["same"])
        let imputed = try #require(object["imputed"] as? [[String: String]])
        #expect(imputed == [["unit": "c", "feature": "share"]])
        #expect((object["candidates"] as? [[String: Any]])?.count == 1)
    }

    @Test func `answers in CSV and as a table in both languages`() throws {
        let csv = try Program.run(["stat", "cluster", "-", "--format", "csv", "--peers", "1"], input: Self.table)
        let lines = csv.output.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        try #require(lines.count == 7 && lines.allSatisfy { $0.count == lines[0].count })
        #expect(lines[0] == ["unit", "cluster", "silhouette", "size", "jaccard", "peer1", "distance1"])
        let russian = try Program.run(["stat", "cluster", "-", "--lang", "ru"], input: Self.table)
        #expect(russian.output.contains("Пустых ячеек заменено медианой: 1 («share»)"))
        #expect(russian.output.contains("Не использованы (нет значений или все одинаковы): «same»."))
        #expect(russian.output.contains("ближайшие (расстояние)"))
        let english = try Program.run(["stat", "cluster", "-", "--lang", "en"], input: Self.table)
        #expect(english.output.contains("Empty cells replaced by the median: 1 (“share”)."))
        #expect(english.output.contains("Numbers of clusters tried: 2: silhouette 0."))
    }

    @Test(arguments: ["ward", "kmedoids", "kmeans"])
    func `the same seed gives the same bytes, in any order of the rows`(method: String) throws {
        let rows = (1...40).map { "u\($0),\($0 * 7 % 13),\($0 * 5 % 17),\($0 % 3 * 20)" }
        func answer(_ rows: [String], _ seed: String) throws -> [String: Any] {
            let text = "unit,x,y,z\n" + rows.joined(separator: "\n")
            let answer = try Program.run(
                ["stat", "cluster", "-", "--format", "json", "--method", method, "--seed", seed], input: text)
            #expect(answer.status == 0, "\(answer.errors)")
            return try Self.object(answer)
        }
        let first = try answer(rows, "3")
        #expect(NSDictionary(dictionary: try answer(rows, "3")) == NSDictionary(dictionary: first))
        let shuffled = try answer(rows.reversed(), "3")
        #expect(shuffled["objective"] as? Double == first["objective"] as? Double)
        #expect(shuffled["clusters"] as? NSArray == first["clusters"] as? NSArray)
        let (one, other) = (first["units"] as? [NSDictionary], shuffled["units"] as? [NSDictionary])
        #expect(try #require(one) == #require(other).reversed())
    }

    @Test(arguments: [
        ("unit\na\nb", "no column besides “unit”"),
        ("size\n1\n2", "no column “unit”"),
        ("unit,x,X\na,1,2", "“X” stands twice"),
        ("unit,x\na,1\na,2", "line 3: “a” stands twice; each unit has one row"),
        ("unit,x\na,1\n,2", "line 3, column “unit”"),
        ("unit,x\na,1\nb,two", "line 3, column “x”: “two”, needed is a number"),
        ("unit,x\na,nan\nb,2", "line 2, column “x”: “nan”"),
        ("unit,x\na,1\nb,inf", "line 3, column “x”: “inf”"),
        ("unit,x\na,1\nb,1e200", "line 3, column “x”: “1e200”"),
        ("unit,x\na,1", "no feature differs between units"),
        ("unit,x\na,5\nb,5\nc,5", "no feature differs between units"),
        ("unit,x\na,\nb,", "no feature differs between units"),
        ("unit,x\n", "standard input"),
        ("", "standard input"),
    ])
    func `a table with a mistake is refused with its place`(text: String, hint: String) throws {
        let answer = try Program.run(["stat", "cluster", "-", "--lang", "en"], input: text)
        #expect(answer.status == 65, "\(answer.errors)")
        #expect(answer.errors.contains(hint), "\(answer.errors)")
        #expect(answer.errors.split(separator: "\n").count == 1)
    }

    @Test func `more clusters than units that differ are refused, wrong options are wrong use`() throws {
        let text = "unit,x\na,1\nb,2\nc,2"
        let many = try Program.run(["stat", "cluster", "-", "--k", "3", "--lang", "en"], input: text)
        #expect(
            many.status == 65 && many.errors.contains("--k 3, but only 2 units differ; use --k from 1 to 2, or auto"))
        for options in [["--k", "0"], ["--k", "two"], ["--peers", "-1"], ["--peers=101"], ["--method", "dbscan"]] {
            let answer = try Program.run(["stat", "cluster", "-"] + options, input: text)
            #expect(answer.status == 64 && !answer.errors.isEmpty, "\(options)")
        }
    }

    @Test func `more units than a method can hold are refused with the way out`() throws {
        let text = "unit,x\n" + (1...5_001).map { "u\($0),\($0)" }.joined(separator: "\n")
        let answer = try Program.run(["stat", "cluster", "-", "--method", "ward", "--lang", "en"], input: text)
        #expect(answer.status == 65)
        #expect(answer.errors.contains("there are 5001 units, the method takes at most 5000; use --method kmeans"))
    }
}
