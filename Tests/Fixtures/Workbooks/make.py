# SPDX-License-Identifier: GPL-3.0-or-later
"""Made table.xls and encrypted.xlsx (openpyxl 3.1, LibreOffice 7.4, msoffcrypto-tool 5.4; password «secret»)."""

import datetime
import subprocess

import openpyxl

workbook = openpyxl.Workbook()
sheet = workbook.active
sheet.title = "Протокол"
sheet.append(["Код ОО", "Оценка", "Дата", "Балл"])
sheet.append(["0101", 4, datetime.date(2023, 6, 23), 3.55])
sheet.append(["111002", 5, datetime.date(2023, 6, 23), 81])
workbook.create_sheet("Второй")["B2"] = "да"
workbook.save("table.xlsx")
subprocess.run(["soffice", "--headless", "--convert-to", "xls", "table.xlsx"], check=True)
subprocess.run(["msoffcrypto-tool", "-e", "-p", "secret", "table.xlsx", "encrypted.xlsx"], check=True)

# The export of spring 2021 as an old workbook (xlwt 1.3).
import xlwt  # noqa: E402

old = xlwt.Workbook(encoding="utf-8")
rows = old.add_sheet("Sheet")
heading = ["логин школы", "регион", "номер обучающегося", "код обучающегося", "отметка за предыдущую четверть/триместр"]
heading += ["пол", "класс", "вариант", "всего баллов", "балл за 1", "балл за 2", "Учебник"]
pupils = [
    ["sch342202", "Район", "1", "50001", "4\u00a0", "ж", "а", "1", "7", "3", "4", "книга"],
    ["sch342202", "Район", 2, 50002, 3, "м", "а", 2, 15, "Х", 15, "книга"],
    ["sch342202", "Район", "3", "50003", "5", "м", "а", "отсутствовал"],
]
for number, row in enumerate([heading, *pupils]):
    for column, value in enumerate(row):
        rows.write(number, column, value)
old.save("vpr-2021.xls")
