// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Intake
@testable import Workbooks

struct MemberNamesTests {
    @Test(arguments: [
        (["a.csv", "b.csv"], ["a.csv", "b.csv"]),
        (["2020/a.csv", "2020/a.csv", "2020/a.csv"], ["2020/a.csv", "2020/a (2).csv", "2020/a (3).csv"]),
        (["a.csv", "a.csv", "a (2).csv"], ["a.csv", "a (3).csv", "a (2).csv"]),
        (["a (2).csv", "a.csv", "a.csv"], ["a (2).csv", "a.csv", "a (3).csv"]),
        (["1.5/итог", "1.5/итог"], ["1.5/итог", "1.5/итог (2)"]),
        // What is left of «..».
        (["", "b.zip/", ""], ["#1", "b.zip/#2", "#3"]),
    ])
    func `each member has a name of its own, the same whenever it is looked at`(names: [String], given: [String]) {
        let members = names.enumerated().map { place, name in
            ArchiveMember(
                name: name, source: FileSource(URL(fileURLWithPath: "/a.zip"), member: [place]), sha256: "", bytes: 0,
                refusal: nil)
        }
        for _ in 0..<2 {
            var found = MemberNames(members)
            #expect(members.map { found.next($0) } == given)
        }
    }
}
