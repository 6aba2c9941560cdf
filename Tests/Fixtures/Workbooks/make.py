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
