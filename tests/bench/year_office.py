"""What the office does in a year besides: documents, classes, reports, staff, mistakes."""

from datetime import date

from tests.bench.year_days import FIRST, Year, options
from tests.bench.year_petitions import petition


def management(year: Year) -> None:
    """Documents, trainings, inspections, a sanction."""

    def document(day: date) -> None:
        line = options(
            issuer=year.one_of("party", "committee", "council"),
            type=year.one_of("notice", "plan", "letter"),
            effect=year.one_of("new", "new", "amended", "repealed"),
            about_reception=year.one_of("yes", "yes", "no", ""),
            title="V/v tiếp công dân",
            signatory="Nguyễn Văn A",
            addressees="Các thôn; Lưu: VT",
            on=day,
        )
        year.run(day, "add-document", *line)

    def training(day: date) -> None:
        kind = ("organised", "attended", "dissemination")[int(3 * year.fate("training"))]
        people = year.rng.randint(10, 60)
        line = options(kind=kind, on=day, title="Luật Tiếp công dân", classes=2, people=people)
        year.run(day, "add-training", *line)

    def inspection(day: date) -> None:
        line = options(on=day, inspections=2, units=3, concluded=1, persons_to_discipline=1)
        year.run(day, "add-inspection", *line)

    def sanction(day: date) -> None:
        line = options(whom=year.one_of("head", "official"), form="khiển trách", on=day)
        year.run(day, "add-sanction", *line)

    year.spread(20, document, least=6)
    year.spread(6, training, least=3)
    year.spread(2, inspection)
    year.spread(2, sanction)


def reports(year: Year) -> None:
    """The reports of the year are sent; one is asked for by letter."""
    for period, day in (
        ("Q1/2026", date(2026, 3, 17)), ("Q2/2026", date(2026, 6, 17)),
        ("6m/2026", date(2026, 6, 17)), ("Q3/2026", date(2026, 9, 18)),
    ):  # fmt: skip
        line = ("sent-report", period, "--document", f"{day.month}/BC-UBND")
        year.then(day, 0, 0, *line)

    def asked(day: date) -> None:
        line = options(
            body="UBND tỉnh",
            document="758/UBND-TTr",
            on=day,
            content="Sơ kết",
            due=date(2026, 4, 22),
        )
        year.run(day, "add-report-request", *line)
        year.then(day, 3, 5, "sent-report", "758/UBND-TTr", "--document", "22/BC-UBND")

    year.at(date(2026, 4, 16), asked)


def office(year: Year) -> None:
    """Who signs and receives; the commune becomes a ward in the middle of the year."""

    def begin(day: date) -> None:
        year.run(day, "edit-office", *options(code="18754", place="Xã Năm", mark="UBND",
                 population="5.200", population_on=date(2025, 12, 1)))  # fmt: skip
        for name, role in (("Nguyễn Văn A", "chair"), ("Lê Văn C", "team_leader"),
                           ("Phạm Thị D", "focal_officer")):  # fmt: skip
            year.run(day, "add-staff", *options(name=name, role=role, _from=date(2025, 7, 1)))

    def renamed(day: date) -> None:
        year.run(day, "edit-office", *options(name="Phường Năm", place="Phường Năm", _from=day))

    year.at(FIRST, begin)
    year.at(date(2026, 7, 1), renamed)


def mistakes(year: Year) -> None:
    """What was recorded by mistake is void, or taken back."""

    def void(day: date) -> None:
        year.run(day, "void", petition(year, day, "feedback"), "--reason", "nhập hai lần")

    def taken_back(day: date) -> None:
        line = options(issuer="committee", type="notice", title="Nhầm", on=day)
        year.run(day, "add-document", *line)
        year.run(day, "undo", "--yes")

    def void_class(day: date) -> None:
        line = options(kind="organised", on=day, title="Nhầm", classes=1, people=9)
        number = year.run(day, "add-training", *line, "--json").number
        year.run(day, "void", "--training", number, "--reason", "nhập hai lần")

    year.spread(2, void)
    year.spread(2, taken_back)
    year.spread(1, void_class)


def brought_over(year: Year) -> None:
    """The register begins with the year: three petitions were open."""

    def begin(day: date) -> None:
        for place, kind in enumerate(("complaint", "proposal", "proposal")):
            line = options(
                kind=kind,
                received=f"{20 + place}/11/2025",
                field="land",
                channel="post",
                name=f"Hộ {place}",
                summary="Việc cũ",
                former_number=f"{40 + place}/2025",
                origin="Sổ đơn năm 2025",
            )
            number = year.run(day, "add-petition", *line).petition
            if place:
                year.then(day, 5, 20, "answer", number)
        year.run(day, "opening-balance", *options(on=FIRST, visits=210, visitors=260))
        for kind, forward in (("complaint", 1), ("proposal", 2)):
            line = options(kind=kind, received=12, resolved=10, closed=2, carried_forward=forward)
            year.run(day, "opening-balance", *line)

    year.at(FIRST, begin)
