"""What is sent to every door, and which fields of forms name something that only one school has."""

from tests.web.doors import PASSWORD

SENT: dict[str, dict[str, str]] = {
    "POST /late": {
        "ref": "@missing_ref",
        "name": "李明",
        "class_name": "2023-2",
        "contact": "13800138000",
        "key": "a key of a form that nobody sent before",
    },
    "POST /lost": {
        "school": "@school_id",
        "category": "cup",
        "colour": "blue",
        "lost_on": "2025-10-13",
        "words": "小熊",
        "contact": "13800138000",
        "key": "a key of a form that nobody sent before",
    },
    "POST /duty": {"code": "@duty_code"},
    "POST /sign-in": {"username": "@username", "password": PASSWORD},
    "POST /keeper/items": {
        "category": "@category",
        "zone": "@zone",
        "place": "@place",
        "tag": "@code",
        "station": "@station_id",
        "keeper": "@duty_keeper_id",
        "colour": "blue",
        "found_on": "2025-10-13",
        "no_photo": "1",
    },
    "POST /keeper/moves/tick": {"line": "@line_id", "done": "1"},
    "POST /keeper/round/drop": {"round": "@counting_id"},
    "POST /keeper/round/finish": {"round": "@counting_id"},
    "POST /keeper/round/photo": {"round": "@counting_id"},
    "POST /keeper/round/sightings": {"round": "@counting_id", "code": "@bound_tag"},
    "POST /keeper/round/undo": {"round": "@counting_id", "ref": "@missing_ref"},
    "POST /keeper/who": {"keeper": "@duty_keeper_id"},
    "POST /teacher/accounts": {
        "username": "somebody",
        "display_name": "新老师",
        "role": "teacher",
        "new_password": "an acorn and 4 leaves",
    },
    "POST /teacher/accounts/<staff_id>": {"display_name": "新老师", "role": "teacher"},
    "POST /teacher/accounts/<staff_id>/password": {"new_password": "an acorn and 4 leaves"},
    "POST /teacher/choices": {"display_days": "14"},
    "POST /teacher/claims/<claim_id>/notes": {"note": "问过班主任"},
    "POST /teacher/claims/<claim_id>/reveal": {"reason": "家长来电询问"},
    "POST /teacher/claims/search": {"words": "小雨"},
    "POST /teacher/claims/seen": {"claim": "@claim_id"},
    "POST /teacher/claims/unseen": {"claim": "@claim_id"},
    "POST /teacher/disputes/<dispute_id>/settle": {"outcome": "talked"},
    "POST /teacher/known": {"until": "2025-10-13T07:30:00+00:00"},
    "GET /teacher/paper-form.pdf": {"station": "@station_id"},
    "POST /teacher/paper": {"serial": "7K3M9QXZ"},
    "POST /teacher/paper/<paper_serial>": {
        "row": "3",
        "code": "@bound_tag",
        "ref": "@missing_ref",
        "name": "李明",
        "class_name": "2023-2",
        "contact": "13800138000",
    },
    "GET /teacher/poster.pdf": {"station": "@station_id"},
    "GET /teacher/zone-signs.pdf": {"station": "@station_id"},
    "POST /teacher/duties": {"station": "@second_station_id", "keepers": "@keeper_id"},
    "POST /teacher/held/requests/<request_id>/hand-over": {"item": "@held_ref"},
    "POST /teacher/held/things/<held_ref>/hand-over": {
        "name": "李明",
        "class_name": "2023-2",
        "contact": "13800138000",
    },
    "POST /teacher/keepers": {"lines": "李明 三(2)班"},
    "POST /teacher/keepers/<keeper_id>": {"name": "李明", "class_name": "2023-2"},
    "POST /teacher/keepers/<keeper_id>/absences": {"first_day": "2025-10-20"},
    "POST /teacher/me/password": {
        "old_password": PASSWORD,
        "new_password": "an acorn and 4 leaves",
        "again_password": "an acorn and 4 leaves",
    },
    "POST /teacher/me/second-step": {"password": PASSWORD},
    "POST /teacher/moving-on": {"station": "@station_id", "things": "@missing_ref", "destination": "donated"},
    "POST /teacher/moving-on/<batch_id>/undo": {"ref": "@moved_ref"},
    "POST /teacher/notices/<notice_id>/dismiss": {"item": "@matched_id"},
    "POST /teacher/roster": {
        "station": "@station_id",
        "first_day": "2025-10-14",
        "last_day": "2025-12-20",
        "duty_weekdays": "2",
        "team_size": "1",
    },
    "POST /teacher/roster/calendar": {"station": "@station_id"},
    "POST /teacher/roster/day": {"station": "@station_id", "day": "2025-10-20", "keepers": "@keeper_id"},
    "POST /teacher/roster/day/plan": {"station": "@station_id", "day": "2025-10-20"},
    "POST /teacher/roster/holidays": {
        "station": "@station_id",
        "holiday_name": "运动会",
        "holiday_first_day": "2025-11-06",
    },
    "POST /teacher/roster/holidays/<holiday_id>/remove": {"station": "@station_id"},
    "POST /teacher/rounds/<round_id>/put-back": {"ref": "@missing_ref"},
    "POST /teacher/school/categories": {
        "name_zh": "雨衣",
        "measure": "件",
        "keep_days": "30",
        "icon": "jacket",
    },
    "POST /teacher/school/categories/<category_id>": {
        "name_zh": "雨衣",
        "measure": "件",
        "keep_days": "30",
        "icon": "jacket",
    },
    "POST /teacher/school/categories/<category_id>/place": {"to": "2"},
    "POST /teacher/school/classes": {"classes": "一年级 9班"},
    "POST /teacher/school/classes/first-grade": {"year": "2026"},
    "POST /teacher/school/classes/remove": {"class": "2025-1"},
    "POST /teacher/school/places": {"name_zh": "车棚"},
    "POST /teacher/school/places/<place_id>": {"name_zh": "车棚"},
    "POST /teacher/school/places/<place_id>/place": {"to": "2"},
    "POST /teacher/school/rules": {
        "board_readers": "anyone",
        "languages": "zh,en",
        "display_days": "14",
        "claimant_days": "180",
        "lost_days": "60",
        "request_days": "60",
    },
    "POST /teacher/school/screen": {
        "printed_code": "1",
        "screen_volume": "40",
        "voice_from": "07:30",
        "voice_until": "16:30",
        "bright_from": "07:00",
        "bright_until": "18:00",
    },
    "POST /teacher/school/stations": {"name_zh": "南门守护站", "slug": "south"},
    "POST /teacher/school/stations/<station_id>": {"name_zh": "南门守护站"},
    "POST /teacher/school/stations/<station_id>/zones": {
        "letter": "M",
        "name_zh": "雨具区",
        "colour": "red",
        "pattern": "dots",
        "capacity": "9",
    },
    "POST /teacher/school/zones/<zone_id>": {
        "letter": "M",
        "name_zh": "雨具区",
        "colour": "red",
        "pattern": "dots",
        "capacity": "9",
    },
    "POST /teacher/school/zones/<zone_id>/place": {"to": "2"},
    "POST /teacher/labels": {
        "title": "窄标签",
        "page_width": "210",
        "page_height": "297",
        "columns": "1",
        "rows": "2",
        "label_width": "90",
        "label_height": "50",
        "margin_left": "10",
        "margin_top": "12",
        "gap_x": "0",
        "gap_y": "5",
        "padding": "3",
    },
    "POST /teacher/tags/look": {"station": "@station_id", "layout": "a4-3x8", "count": "3"},
    "GET /teacher/things": {"which": "@code"},
    "GET /teacher/tags.svg": {"station": "@station_id", "layout": "a4-3x8"},
    "POST /teacher/claims/export": {"format": "csv", "reason": "学期末交接"},
    "POST /teacher/school/channels": {
        "title": "值日群",
        "address": "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=4f3c",
        "digest": "1",
        "language": "zh",
    },
    "POST /teacher/school/channels/<channel_id>": {"title": "值日群", "digest": "1", "language": "zh"},
    "POST /teacher/school/import": {"station": "@station_id", "text": "类别\n榕树水杯\n"},
    "POST /teacher/named/<named_ref>/name": {"name_inside": "李明", "class_inside": "三(2)班"},
    "POST /teacher/tags.pdf": {"station": "@station_id", "layout": "a4-3x8", "count": "3"},
}
"""What the form of an address sends, so that it is accepted. "@…": of the argument of that name, ours or
theirs. An address that is not here is sent nothing."""

_PLAIN = """
    address again_password back board_readers bright_from bright_until capacity carried cell changing_code
    claimant_days class class_inside class_name classes colour columns contact contact_required count
    csrf_token day destination digest display_days display_name dispute done draft duty_weekdays first_day
    format found_on gap_x gap_y handed held holiday_first_day holiday_last_day holiday_name icon keep_days
    kept_photo key kinds label_height label_width language languages last_day layout letter lines
    lost_days margin_left margin_top match measure name name_en name_inside name_zh named new_names
    new_password no_photo nobody note old_password only outcome padding page_height page_width password
    pattern photo pinyin pledge_en pledge_zh printed_code privacy_en privacy_zh reason request
    request_days role row rows screen_touch screen_voice screen_volume serial skip slug table tags_reusable
    team_size term text time title to unsure until url username voice_from voice_until watched words year
"""
PLAIN = frozenset(_PLAIN.split())
"""Fields of forms that hold words, days, numbers and choices, and name nothing that only one school has."""

ASKED = {
    "station": "station_id",
    "person": "staff_id",
    "renewed": "station_id",
    "category": "category",
    "zone": "zone",
    "place": "place",
    "tag": "code",
    "code": "bound_tag",
    "ref": "ref",
    "logged": "ref",
    "undone": "ref",
    "item": "held_ref",
    "claim": "claim_id",
    "school": "school_id",
}
"""What pages may be asked for behind the question mark, and what of theirs is asked for with it."""
