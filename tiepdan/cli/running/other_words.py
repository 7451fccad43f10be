"""Words that people type for a command, from habit or in Vietnamese, and the commands meant."""

from collections.abc import Mapping, Sequence

from tiepdan.text import word_key

_MEANT: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("new", "add", "create", "thêm", "thêm mới", "ghi", "nhập đơn", "đơn mới"): (
        "add-petition", "add-visit", "add-meeting", "add-document",
    ),
    ("delete", "remove", "rm", "del", "xóa", "hủy", "bỏ"): ("undo", "void", "edit-event --remove"),
    ("list", "ls", "dir", "danh sách", "liệt kê", "xem danh sách"): (
        "petitions", "meetings", "visits", "documents",
    ),
    ("update", "change", "correct", "modify", "sửa", "sửa đổi", "chỉnh sửa"): (
        "edit", "edit-event", "edit-visit", "edit-meeting",
    ),
    ("find", "grep", "lookup", "tìm", "tìm kiếm", "tra cứu"): ("search", "petitions"),
    ("view", "open", "cat", "xem", "mở", "chi tiết"): ("show", "petitions"),
    ("petition", "don", "đơn thư", "hồ sơ"): ("petitions", "add-petition", "show"),
    ("meeting", "buổi", "đối thoại"): ("meetings", "add-meeting"),
    ("visit", "lượt tiếp", "tiếp dân", "tiếp công dân"): ("visits", "add-visit"),
    ("document", "văn bản"): ("documents", "add-document"),
    ("late", "quá hạn", "trễ hạn", "trễ"): ("overdue",),
    ("soon", "sắp đến hạn", "đến hạn", "hạn"): ("due", "overdue"),
    ("today", "status", "home", "hôm nay"): ("overdue", "due"),
    ("statistics", "count", "summary", "thống kê", "số liệu", "đếm"): ("stats",),
    ("print", "in", "báo cáo", "biểu", "biểu mẫu", "forms", "form"): ("report", "reports"),
    ("word", "công văn", "phiếu chuyển", "giấy mời", "biên bản", "soạn văn bản"): (
        "letter", "letters",
    ),
    ("template", "mẫu", "mẫu văn bản"): ("letters", "check-template"),
    ("calendar", "ngày nghỉ", "lịch nghỉ", "nghỉ lễ"): ("holidays",),
    ("plan", "lịch", "lịch tiếp dân"): ("schedule",),
    ("revert", "rollback", "hoàn tác", "quay lại", "làm lại"): ("undo",),
    ("log", "journal", "nhật ký", "lịch sử"): ("history",),
    ("save", "copy", "sao lưu", "chép", "lưu"): ("backup",),
    ("recover", "khôi phục", "phục hồi"): ("restore",),
    ("verify", "kiểm tra"): ("check",),
    ("load", "nhập", "nhập excel"): ("import",),
    ("dump", "xuất", "xuất excel"): ("export",),
    ("start", "setup", "tạo sổ", "bắt đầu"): ("init", "demo"),
    ("settings", "set", "cài đặt", "cấu hình", "thiết lập"): ("config",),
    ("man", "manual", "docs", "sổ tay", "hướng dẫn sử dụng"): ("handbook", "help"),
    ("giúp", "trợ giúp", "?"): ("help", "handbook"),
    ("nhận", "thụ lý"): ("accept", "add-petition"),
    ("từ chối", "không thụ lý", "reject"): ("decline",),
    ("chuyển", "chuyển đơn", "transfer"): ("forward",),
    ("hướng dẫn",): ("guide", "handbook"),
    ("trả đơn", "trả lại"): ("return",),
    ("lưu đơn", "xếp lưu", "archive", "close"): ("file", "answer", "decide"),
    ("trả lời", "reply"): ("answer",),
    ("giải quyết", "quyết định", "kết luận", "resolve"): ("decide", "answer", "conclude"),
    ("gia hạn",): ("extend",),
    ("rút đơn",): ("withdraw",),
    ("đình chỉ",): ("terminate", "suspend"),
    ("tạm đình chỉ",): ("suspend",),
    ("đôn đốc", "nhắc"): ("urge",),
    ("giao việc", "phân công"): ("assign",),
    ("ghi chú",): ("note",),
}  # fmt: skip
_BY_WORD = {word_key(word): meant for words, meant in _MEANT.items() for word in words}
_MOST_WORDS = 3


def commands_meant(typed: Sequence[str]) -> tuple[str, ...]:
    """The commands that somebody means by these words, the most likely first; none if unknown."""
    for count in range(min(_MOST_WORDS, len(typed)), 0, -1):
        if meant := _BY_WORD.get(word_key(" ".join(typed[:count]))):
            return meant
    return ()
