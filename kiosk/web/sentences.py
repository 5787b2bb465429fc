"""Reasons in words: one clear sentence that says what to do."""

from flask_babel import lazy_gettext

_SENTENCES = {
    "name_missing": lazy_gettext("Please write a name, so that we know who to thank."),
    "name_unreadable": lazy_gettext(
        "Please write the name in letters or characters, so that a teacher can read it."
    ),
    "name_too_long": lazy_gettext("This name is very long. Please write at most 40 characters."),
    "class_too_long": lazy_gettext("This is too long for a class. Please write at most 20 characters."),
    "name_inside_missing": lazy_gettext("Please write what stands in the thing: a name, a class, or both."),
    "squares_missing": lazy_gettext("Please tap at least one square of the photo."),
    "thing_not_found": lazy_gettext(
        "No thing of your school is known by that. Please compare the code with the tag."
    ),
    "photo_changed": lazy_gettext("This thing has another photo by now. Please look at it once more."),
    "class_missing": lazy_gettext("Please choose a class."),
    "class_unknown": lazy_gettext("We do not know this class. Please choose one from the list."),
    "class_unknown_in_a_line": lazy_gettext(
        "The school has no such class. Please write it as the school does, or leave it out."
    ),
    "contact_missing": lazy_gettext("Please write a phone number, in case a teacher needs to reach you."),
    "contact_too_long": lazy_gettext(
        "This is too long for a phone number. Please write at most 60 characters."
    ),
    "contact_unreadable": lazy_gettext("Please write a phone number, a WeChat name or an e-mail address."),
    "phone_impossible": lazy_gettext("This phone number cannot be right. Please check its digits once more."),
    "thing_missing": lazy_gettext("Please type the tag's code, or tap the picture of the thing."),
    "thing_still_hangs": lazy_gettext(
        "As far as we know, this still hangs on the board. Please type the code on its tag."
    ),
    "category_missing": lazy_gettext("Please tap a picture: what kind of thing is it?"),
    "category_unknown": lazy_gettext(
        "This kind of thing is not in the list. Please tap one of the pictures."
    ),
    "described_missing": lazy_gettext("Please write a few words by which a teacher knows that it is yours."),
    "described_too_long": lazy_gettext("Please write at most 300 characters about it."),
    "request_settled": lazy_gettext("Somebody settled this a moment ago, in another way."),
    "request_unreadable": lazy_gettext(
        "What the family wrote cannot be opened any more. Please hand it over without the request."
    ),
    "thing_just_gone": lazy_gettext("This thing went home a moment ago. Please look at the list once more."),
    "thing_not_kept": lazy_gettext("This thing is not with a teacher. Please choose one from the list."),
    "kept_thing_missing": lazy_gettext("Please tap the thing that you hand over."),
    "dispute_thing_elsewhere": lazy_gettext(
        "The thing is with somebody else or has moved on by now, so it cannot be given on from here."
    ),
    "outcome_missing": lazy_gettext("Please choose how it ended."),
    "lost_category_missing": lazy_gettext("Please tap a picture: what did you lose?"),
    "lost_day_unreadable": lazy_gettext("Please choose the day on which you missed it, or tick “Not sure”."),
    "lost_words_too_long": lazy_gettext("Please write at most 100 characters about it."),
    "zone_unknown": lazy_gettext("This zone is not on the board. Please tap one of the zones."),
    "place_unknown": lazy_gettext("This place is not in the list. Please tap one of the places."),
    "colour_unknown": lazy_gettext("This colour is not in the list. Please tap one of the colours."),
    "note_too_long": lazy_gettext("Please write at most 40 characters about it."),
    "day_unreadable": lazy_gettext("Please choose the day on which it was found."),
    "day_in_the_future": lazy_gettext("This day has not come yet. Please choose today or a day before."),
    "code_mistyped": lazy_gettext(
        "This code has a slip in it. Please compare it with the tag, letter by letter."
    ),
    "code_unknown": lazy_gettext("We do not know this code. Please scan or type it again, or ask a teacher."),
    "scan_old": lazy_gettext(
        "This picture of the code is old. Please scan the one that the screen at the station shows now."
    ),
    "scan_printed": lazy_gettext(
        "The printed code shows the board. To register, scan the code on the screen at the station, or your"
        " thing's tag."
    ),
    "tag_bound": lazy_gettext("This tag already hangs on another thing. Please take a blank one."),
    "tag_used": lazy_gettext("This tag has done its work: its thing went home. Please take a blank one."),
    "tag_cancelled": lazy_gettext("This tag was cancelled. Please take a blank one."),
    "tag_of_another_school": lazy_gettext("This tag belongs to another school. Please take one of ours."),
    "tag_is_blank": lazy_gettext(
        "This tag is still blank: nothing hangs on it. Please tap the picture instead."
    ),
    "tag_cancelled_seen": lazy_gettext(
        "This tag was cancelled. Please hand it to a teacher or a station keeper."
    ),
    "pass_expired": lazy_gettext(
        "Please scan the code at the station once more, then press the button again."
    ),
    "form_used": lazy_gettext(
        "This form was already sent with other words. Please look it over and send it."
    ),
    "empty": lazy_gettext("The photo was empty. Please take it again."),
    "too_large": lazy_gettext("This photo is larger than 20 MB. Please take a smaller one."),
    "too_many_pixels": lazy_gettext("This photo has more than 50 megapixels. Please take a smaller one."),
    "not_a_photo": lazy_gettext(
        "This file is not a photo. Please choose a picture (JPEG, PNG, WebP, AVIF or HEIC)."
    ),
    "broken": lazy_gettext("This photo is damaged. Please take it again."),
    "animated": lazy_gettext("This picture moves. Please choose a still photo."),
    "store_full": lazy_gettext("The photo store is full, so the photo was not kept. Please tell a teacher."),
    "keepers_missing": lazy_gettext("Please tick at least one keeper, or write a new name."),
    "keeper_name_too_long": lazy_gettext("A keeper's name has at most 20 characters."),
    "station_unknown": lazy_gettext("Please choose one of your stations."),
    "duty_already_open": lazy_gettext("This station already has an open duty. Close it first."),
    "duty_code_unknown": lazy_gettext(
        "No duty is open with this code. Please ask your teacher for today's code."
    ),
    "duty_code_unfinished": lazy_gettext("Please type all six digits of today's code."),
    "device_was_quiet": lazy_gettext("This tablet had a long rest. Please type today's code again."),
    "duty_is_over": lazy_gettext("That duty is over. Please ask your teacher for the new code."),
    "taken_off_duty": lazy_gettext("Your teacher took this tablet off duty. Type today's code to come back."),
    "duty_tries_spent": lazy_gettext(
        "That was tried too often. Please wait a few minutes, or let your teacher put this tablet on duty"
        " from the teachers' page: that takes no code."
    ),
    "keeper_unknown": lazy_gettext("This name is not on today's list. Please tap one of the names."),
    "draft_waits": lazy_gettext("What you filled in is still here. Please look it over and save it."),
    "draft_undone": lazy_gettext(
        "It is undone, and its tag is blank again. Change what was wrong and save it once more."
    ),
    "undo_not_of_this_duty": lazy_gettext(
        "It was not logged on this duty, so only a teacher can take it back. Please tell your teacher."
    ),
    "undo_went_home": lazy_gettext(
        "It went home meanwhile: somebody registered it. So it stays in the book."
    ),
    "undo_changed_since": lazy_gettext(
        "Something else was done with it meanwhile. Please ask your teacher to look."
    ),
    "outbox_off_duty": lazy_gettext("Type today's code again, then what waits here goes up by itself."),
    "outbox_elsewhere": lazy_gettext(
        "This belongs to another station. It goes up once you keep that one again."
    ),
    "photo_missing": lazy_gettext("Please take a photo of it first."),
    "day_long_ago": lazy_gettext("This day is more than a year ago. Please look at the year once more."),
    "sheet_missing": lazy_gettext("Please type the sheet's code: it stands in the yellow box."),
    "sheet_mistyped": lazy_gettext(
        "This code has a slip in it. Please compare it with the sheet, letter by letter."
    ),
    "sheet_is_a_tag": lazy_gettext(
        "This is the code of a tag. The sheet's own code stands in its yellow box."
    ),
    "paper_row_unknown": lazy_gettext("Please choose the number that stands before the row."),
    "paper_day_unreadable": lazy_gettext(
        "Please write month and day like 11-23. If nobody can read it, leave it out: "
        "the row then counts from now."
    ),
    "paper_time_unreadable": lazy_gettext("Please write the time like 16:30, or leave it out."),
    "paper_time_ahead": lazy_gettext("This time has not come yet. Please compare it with the paper."),
    "paper_day_long_ago": lazy_gettext(
        "This day is more than 31 days ago. Please compare it with the paper, or leave it out."
    ),
    "paper_before_found": lazy_gettext(
        "This thing was found only after that day. Please compare the tag code and the day with the paper."
    ),
    "paper_thing_elsewhere": lazy_gettext(
        "By the book this thing does not hang on a board: it is in the store, with a teacher or moved on. "
        "Please compare the code with the paper."
    ),
    "search_missing": lazy_gettext("Please type a name, a whole contact, or its last four signs."),
    "search_too_long": lazy_gettext(
        "This is too long for a name or a contact. Please type at most 60 signs."
    ),
    "claim_note_missing": lazy_gettext("Please write the note first."),
    "claim_note_too_long": lazy_gettext("A note has at most 200 characters."),
    "claim_note_after_forgetting": lazy_gettext(
        "Name and contact of this claim were forgotten, and notes go with them, so none can be added."
    ),
    "too_many_tries": lazy_gettext("That was tried too often. Please wait a few minutes, then try again."),
    "sign_in_refused": lazy_gettext("User name and password do not belong together. Please try again."),
    "things_missing": lazy_gettext("Please tick at least one thing."),
    "things_unknown": lazy_gettext("One of these things is not of this station. Please tick them once more."),
    "things_gone": lazy_gettext("All of these are gone already: somebody took them home, or they moved on."),
    "destination_missing": lazy_gettext("Please choose where they go."),
    "to_whom_too_long": lazy_gettext("Please write at most 80 characters about to whom."),
    "moved_elsewhere": lazy_gettext("This thing is elsewhere by now, so it cannot be taken back from here."),
    "layout_unknown": lazy_gettext("Please choose one of the sheets."),
    "skip_too_many": lazy_gettext("Please write how many labels are used, fewer than are on a sheet."),
    "layout_title_missing": lazy_gettext("Please give the sheet a name, such as what stands on its packet."),
    "layout_title_too_long": lazy_gettext("A sheet's name has at most 40 characters."),
    "layout_title_taken": lazy_gettext("Another sheet has this name. Please choose another one."),
    "layouts_too_many": lazy_gettext(
        "A school keeps at most 30 sheets. Please drop one that you do not use."
    ),
    "measure_unreadable": lazy_gettext("Please write a length in millimetres, such as 63.5."),
    "measure_impossible": lazy_gettext(
        "This length cannot be right. Please measure once more, in millimetres."
    ),
    "measure_count_impossible": lazy_gettext("Please write a whole number of labels, between 1 and 300."),
    "labels_beyond_the_page": lazy_gettext("So many labels of this size do not fit on the page."),
    "labels_too_many": lazy_gettext("A page holds at most 300 labels."),
    "padding_too_wide": lazy_gettext("So wide an edge leaves no room on the label."),
    "label_too_small": lazy_gettext(
        "These labels are too small: the squares of the code would be under 0.4 mm, too fine for a phone."
    ),
    "address_too_long": lazy_gettext(
        "The station's address is too long for tags this small. Please choose the larger ones."
    ),
    "weekdays_missing": lazy_gettext("Please tick at least one day of the week."),
    "weekdays_impossible": lazy_gettext("Please tick days from Monday to Sunday."),
    "team_size_impossible": lazy_gettext("A duty has between 1 and 12 keepers."),
    "display_days_impossible": lazy_gettext("Please write how many days, between 1 and 365."),
    "claimant_days_impossible": lazy_gettext("Please write how many days, between 1 and 3650."),
    "part_name_missing": lazy_gettext("Please write a Chinese name."),
    "part_name_too_long": lazy_gettext("Please write a name of at most 40 characters."),
    "zone_name_too_long": lazy_gettext("Please write at most 20 characters: it stands on the board's map."),
    "slug_missing": lazy_gettext("Please write an address, such as north-gate."),
    "slug_impossible": lazy_gettext(
        "Please use the letters a to z, digits and single dashes, at most 32 of them."
    ),
    "slug_taken": lazy_gettext("Another station has this address. Please choose another one."),
    "stations_too_many": lazy_gettext("A school has at most 20 stations."),
    "letter_impossible": lazy_gettext("Please write one letter from A to Z."),
    "letter_taken": lazy_gettext("This board has a zone with this letter. Please choose another one."),
    "letter_given_up": lazy_gettext(
        "The zone with this letter was given up. Take it back on the station's page, or choose another one."
    ),
    "zone_colour_missing": lazy_gettext("Please choose one of the colours."),
    "pattern_missing": lazy_gettext("Please choose one of the patterns."),
    "capacity_impossible": lazy_gettext("Please write how many things fit, between 0 and 500."),
    "measure_too_long": lazy_gettext("A measure word has at most 4 characters."),
    "words_too_long": lazy_gettext("Please write at most 200 characters of other words."),
    "keep_days_impossible": lazy_gettext("Please write how many days it is kept, between 1 and 3650."),
    "icon_missing": lazy_gettext("Please choose one of the pictures."),
    "name_taken": lazy_gettext("Your school has this name in the list. Please choose another one."),
    "name_given_up": lazy_gettext(
        "What has this name was given up. Take it back from the list, or choose another name."
    ),
    "kinds_too_many": lazy_gettext("A school has at most 60 kinds of things."),
    "places_too_many": lazy_gettext("A school has at most 60 places."),
    "last_kind": lazy_gettext("This is the last kind of thing; without one nothing could be logged."),
    "classes_missing": lazy_gettext("Please write at least one class."),
    "classes_too_long": lazy_gettext("That is a very long text. Please paste it in parts."),
    "class_unreadable": lazy_gettext("This is no class we can read. Write it as 三(1)班 or Grade 3 Class 1."),
    "class_impossible": lazy_gettext("Grades go from 1 to 6, and a grade has at most 40 classes."),
    "lost_days_impossible": lazy_gettext("Please write how many days a notice stays open, 1 to 365."),
    "request_days_impossible": lazy_gettext(
        "Please write how many days the details of a settled request are kept, 1 to 365."
    ),
    "languages_missing": lazy_gettext("Please choose the languages of your pages."),
    "printed_code_needed": lazy_gettext(
        "Without the printed code families need the changing one. Please keep one of the two."
    ),
    "screen_volume_impossible": lazy_gettext("Please choose how loud, between 1 and 100."),
    "time_impossible": lazy_gettext("Please write a time of the day, such as 07:30."),
    "time_before_begin": lazy_gettext("Please choose a later time than the one at which it begins."),
    "board_readers_missing": lazy_gettext("Please choose who may read the board."),
    "text_too_long": lazy_gettext("Please write at most 900 characters."),
    "keeper_name_missing": lazy_gettext("Please write the keeper's name."),
    "keeper_known": lazy_gettext(
        "This class already has a keeper of that name. A nickname keeps them apart."
    ),
    "keeper_lines_missing": lazy_gettext("Please write at least one name."),
    "keeper_lines_too_many": lazy_gettext(
        "Those are more than 400 names at once. Please paste them in parts."
    ),
    "first_day_missing": lazy_gettext("Please choose the first day."),
    "last_day_missing": lazy_gettext("Please choose the last day."),
    "last_day_before_first": lazy_gettext(
        "The last day lies before the first one. Please change one of them."
    ),
    "stretch_too_long": lazy_gettext("That is longer than a year. Please look at the years once more."),
    "last_day_past": lazy_gettext("That day is over. Please choose today or a later day."),
    "last_day_in_another_term": lazy_gettext("A plan ends with its term. Please choose an earlier last day."),
    "day_over": lazy_gettext("That day is over; what was planned for it stays on record."),
    "day_has_duty": lazy_gettext(
        "A duty was opened on this day, so its keepers stand on that duty's own page."
    ),
    "keepers_missing_on_day": lazy_gettext(
        "Please tick who serves on this day, or press the button for a day without keepers."
    ),
    "keepers_gone": lazy_gettext(
        "Somebody you ticked has left the roster. Please look at the names once more."
    ),
    "nobody_to_plan": lazy_gettext("There are no keepers yet. Please enter them first."),
    "count_unreadable": lazy_gettext("Please write how many, between 1 and 2000."),
    "code_missing": lazy_gettext("Please scan a tag, or type the code that stands on it."),
    "board_photo_missing": lazy_gettext("Please take a photo of the board first."),
    "no_code_in_photo": lazy_gettext(
        "No tag can be read in this photo. Go a step closer, hold still, and take another one."
    ),
    "thing_not_of_this_board": lazy_gettext("This thing is not on this board. Please open the page anew."),
    "round_unknown": lazy_gettext("Nobody is counting just now. Press the button to start."),
    "round_over": lazy_gettext("This count is over, and it stays as it is."),
    "reason_missing": lazy_gettext("Please write what for, in a few words: it goes into the access log."),
    "username_missing": lazy_gettext("Please write a user name."),
    "username_impossible": lazy_gettext(
        "A user name has at most 40 letters and digits, without gaps; . _ - and @ may stand between them."
    ),
    "username_taken": lazy_gettext("Somebody signs in with this user name already. Please choose another."),
    "display_name_missing": lazy_gettext("Please write the name that colleagues read."),
    "role_missing": lazy_gettext("Please choose what this account may do."),
    "password_too_short": lazy_gettext("A password has 8 characters or more."),
    "password_too_long": lazy_gettext("A password has at most 200 characters."),
    "passwords_differ": lazy_gettext("These two are not alike. Please write the new password twice."),
    "password_wrong": lazy_gettext("This is not your present password. Please try again."),
    "code_refused": lazy_gettext(
        "This code does not fit, or it was used already. Please take the one your phone shows now."
    ),
    "code_tries_spent": lazy_gettext(
        "Too many codes were tried today. Please ask the school office to remove your second step."
    ),
    "last_admin": lazy_gettext(
        "This is the last open account of the school office. Give another account that role first."
    ),
    "channel_title_missing": lazy_gettext("Please write what you call it: the group's name, for instance."),
    "channel_title_too_long": lazy_gettext("Please write at most 40 characters, without marks nobody sees."),
    "channel_address_missing": lazy_gettext("Please paste the robot's address."),
    "channel_address_unreadable": lazy_gettext(
        "This is not an address we can read. "
        "Please copy the whole of it, from its first letter on, once more."
    ),
    "channel_service_unknown": lazy_gettext(
        "The station does not send to this service. Please paste the address of a WeCom, DingTalk or Feishu "
        "robot, or an Apprise address from our list."
    ),
    "channel_reads_file": lazy_gettext(
        "This address names a file. The station opens no files for a channel; please take that part out."
    ),
    "channel_private": lazy_gettext(
        "This address leads into a private network. Only whoever runs the server can allow that."
    ),
    "channel_known": lazy_gettext("This address is among your channels already. Please change that one."),
    "channels_too_many": lazy_gettext("A school has at most 12 channels. Please remove one first."),
    "channel_kinds_missing": lazy_gettext("Please tick at least one thing that it is told."),
    "channel_language_missing": lazy_gettext("Please choose a language."),
    "nothing_to_take_back": lazy_gettext("Please say what to take back: open the page anew and tap it."),
}


def sentence(reason: str) -> str:
    """The sentence for a reason; a reason without one is a mistake of ours and raises KeyError."""
    return str(_SENTENCES[reason])


def reasons() -> frozenset[str]:
    """Every reason that has a sentence."""
    return frozenset(_SENTENCES)


def tag_sentence(condition: str) -> str:
    """Why a tag cannot be bound; `condition`: bound, used or cancelled."""
    return sentence(f"tag_{condition}")
