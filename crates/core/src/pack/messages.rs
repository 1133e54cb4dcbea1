//! The words of the program itself, one for each [`Msg`].

#[cfg(feature = "write")]
use serde::{Deserialize, Serialize};

use super::{Reader, Wire};

macro_rules! messages {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// A message of the program; its text stands in `content/messages.toml` under [`Msg::name`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs, reason = "a message's name and its text say what it is")]
        pub enum Msg { $($(#[$doc])* $variant,)* }

        impl Msg {
            /// Every message.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its key in `content/messages.toml`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }

        /// All names in their order: the same sum means the same messages.
        const NAMES: &str = concat!($($name, ",",)*);
    };
}

messages! {
    AppName = "app_name",
    AppTitle = "app_title",
    AppLead = "app_lead",
    AppFoot = "app_foot",
    ContentBy = "content_by",
    Compiled = "compiled",
    NotReviewed = "not_reviewed",
    Back = "back",
    Home = "home",
    OtherLanguage = "other_language",
    Languages = "languages",
    LanguageHans = "language_hans",
    LanguageHant = "language_hant",
    LanguageEn = "language_en",
    Converted = "converted",
    TextSize = "text_size",
    TextSizeMore = "text_size_more",
    TextSizeNormal = "text_size_normal",
    Print = "print",
    Share = "share",
    ShareDone = "share_done",
    ShareFailed = "share_failed",
    HelpNow = "help_now",
    Loading = "loading",
    Sources = "sources",
    SourceRepost = "source_repost",
    OwnJudgement = "own_judgement",
    Retry = "retry",
    LinkBroken = "link_broken",
    Offline = "offline",
    PickerProgress = "picker_progress",
    PickerSoFar = "picker_so_far",
    PickerFirstNow = "picker_first_now",
    PickerSkip = "picker_skip",
    PickerChange = "picker_change",
    AnswersTitle = "answers_title",
    AskedCaution = "asked_caution",
    StopTag = "stop_tag",
    StopAfter = "stop_after",
    StopOver = "stop_over",
    BestNow = "best_now",
    BestTie = "best_tie",
    BestNone = "best_none",
    BestNoneHint = "best_none_hint",
    BetterThan = "better_than",
    Versus = "versus",
    SeeSteps = "see_steps",
    SeeStepsOf = "see_steps_of",
    MoreAbout = "more_about",
    RankingTitle = "ranking_title",
    Points = "points",
    Place = "place",
    CriteriaTitle = "criteria_title",
    Weight = "weight",
    OutOfThree = "out_of_three",
    PayFits = "pay_fits",
    PayMaybe = "pay_maybe",
    PayNot = "pay_not",
    FlipsTitle = "flips_title",
    FlipsNone = "flips_none",
    FlipsUnsure = "flips_unsure",
    FlipPairs = "flip_pairs",
    FlipTo = "flip_to",
    FlipStop = "flip_stop",
    FlipNothing = "flip_nothing",
    ConditionAnd = "condition_and",
    ListOr = "list_or",
    ListComma = "list_comma",
    WhyNotTitle = "why_not_title",
    WhyNot = "why_not",
    WeakerThan = "weaker_than",
    RuledOut = "ruled_out",
    GateCard = "gate_card",
    GateOnline = "gate_online",
    GatePay = "gate_pay",
    GateTrip = "gate_trip",
    CaveatCard = "caveat_card",
    CaveatOnline = "caveat_online",
    CaveatPay = "caveat_pay",
    CaveatTrip = "caveat_trip",
    CompareTick = "compare_tick",
    CompareHint = "compare_hint",
    CompareShow = "compare_show",
    CompareTitle = "compare_title",
    ComparePlace = "compare_place",
    Kinds = "kinds",
    StartOver = "start_over",
    SectionNeeds = "section_needs",
    SectionSteps = "section_steps",
    SectionHours = "section_hours",
    SectionArrival = "section_arrival",
    SectionCost = "section_cost",
    SectionStrengths = "section_strengths",
    SectionWeaknesses = "section_weaknesses",
    SectionOfficial = "section_official",
    SectionPayee = "section_payee",
    SectionRisk = "section_risk",
    SectionTrouble = "section_trouble",
    Doors = "doors",
    DoorNumber = "door_number",
    DoorNumberHint = "door_number_hint",
    DoorQuiz = "door_quiz",
    DoorQuizHint = "door_quiz_hint",
    WarningsTitle = "warnings_title",
    DoorWarningsHint = "door_warnings_hint",
    DoorPrecautions = "door_precautions",
    DoorPrecautionsHint = "door_precautions_hint",
    DoorCards = "door_cards",
    DoorCardsHint = "door_cards_hint",
    NotChannelsTitle = "not_channels_title",
    NotChannelsLead = "not_channels_lead",
    NotChannelsInstead = "not_channels_instead",
    CardsTitle = "cards_title",
    CardsLead = "cards_lead",
    CardSigns = "card_signs",
    CardTopup = "card_topup",
    PrecautionsTitle = "precautions_title",
    PrecautionsLead = "precautions_lead",
    GuidesTitle = "guides_title",
    GuideLimits = "guide_limits",
    SourcesTitle = "sources_title",
    SourcesLead = "sources_lead",
    SourceMark = "source_mark",
    Cite = "cite",
    CiteUndated = "cite_undated",
    DataVersion = "data_version",
    Reviewed = "reviewed",
    LanguageFailed = "language_failed",
    HelpTitle = "help_title",
    HelpLead = "help_lead",
    HelpSteps = "help_steps",
    HelpCall = "help_call",
    HelpMainland = "help_mainland",
    HelpReady = "help_ready",
    HelpSettings = "help_settings",
    Call = "call",
    HelpShort = "help_short",
    NoteDoor = "note_door",
    Colon = "colon",
    RuledOutTitle = "ruled_out_title",
    PagesLate = "pages_late",
    // From here on: the number check, the quiz and what else only the whole program has; and what the page says before.
    NumberLead = "number_lead",
    PlainChannels = "plain_channels",
    EarlyTap = "early_tap",
    Newer = "newer",
    NewerReload = "newer_reload",
    ShortcutPicker = "shortcut_picker",
    SingleAge = "single_age",
    SingleFailed = "single_failed",
    PageStill = "page_still",
    NumberLabel = "number_label",
    NumberHint = "number_hint",
    NumberPrivate = "number_private",
    NumberClear = "number_clear",
    NumberKindMobile = "number_kind_mobile",
    NumberKindResale = "number_kind_resale",
    NumberKindSatellite = "number_kind_satellite",
    NumberKindDataOnly = "number_kind_data_only",
    NumberKindIot = "number_kind_iot",
    NumberKindIccid = "number_kind_iccid",
    NumberKindShortCode = "number_kind_short_code",
    NumberKindLandline = "number_kind_landline",
    NumberKindUnknown = "number_kind_unknown",
    NumberPrefix = "number_prefix",
    NumberOriginal = "number_original",
    NumberIssuer = "number_issuer",
    CarrierMobile = "carrier_mobile",
    CarrierUnicom = "carrier_unicom",
    CarrierTelecom = "carrier_telecom",
    CarrierBroadnet = "carrier_broadnet",
    NumberBasisPlan = "number_basis_plan",
    NumberBasisResale = "number_basis_resale",
    NumberBasisIot = "number_basis_iot",
    NumberBasisCard = "number_basis_card",
    NumberBasisService = "number_basis_service",
    NumberTopup = "number_topup",
    NumberRolePolice = "number_role_police",
    NumberRoleAntiFraud = "number_role_anti_fraud",
    NumberRoleMinistry = "number_role_ministry",
    NumberRoleFormerAppeal = "number_role_former_appeal",
    NumberRoleCardsHeld = "number_role_cards_held",
    NumberRoleSpamReport = "number_role_spam_report",
    NumberRoleFormerSpamReport = "number_role_former_spam_report",
    NumberRoleConsumer = "number_role_consumer",
    NumberRoleHotline = "number_role_hotline",
    NumberRoleMarketing = "number_role_marketing",
    NumberRolePayment = "number_role_payment",
    NumberNoteEmpty = "number_note_empty",
    NumberNoteNoDigits = "number_note_no_digits",
    NumberNoteLetters = "number_note_letters",
    NumberNoteLookAlike = "number_note_look_alike",
    NumberNoteAddress = "number_note_address",
    NumberNoteTooMuch = "number_note_too_much",
    NumberNoteSeveral = "number_note_several",
    NumberNotePicked = "number_note_picked",
    NumberNoteMasked = "number_note_masked",
    NumberNoteNeedMore = "number_note_need_more",
    NumberNoteIncomplete = "number_note_incomplete",
    NumberNoteTooShort = "number_note_too_short",
    NumberNoteTooLong = "number_note_too_long",
    NumberNoteEitherLength = "number_note_either_length",
    NumberNoteMayBePorted = "number_note_may_be_ported",
    NumberNoteVirtualOperator = "number_note_virtual_operator",
    NumberNoteIssuerOnly = "number_note_issuer_only",
    NumberNoteSourcesDiffer = "number_note_sources_differ",
    NumberNoteOtherHolder = "number_note_other_holder",
    NumberNoteNewRange = "number_note_new_range",
    NumberNoteNotListed = "number_note_not_listed",
    NumberNoteNotMainland = "number_note_not_mainland",
    NumberNoteSerialNumber = "number_note_serial_number",
    NumberNoteIssuerUnknown = "number_note_issuer_unknown",
    NumberNoteCheckDigit = "number_note_check_digit",
    NumberNoteSenderProvesNothing = "number_note_sender_proves_nothing",
    NumberTwice = "number_twice",
    NumberAgain = "number_again",
    NumberAgainHint = "number_again_hint",
    NumberFirstMissing = "number_first_missing",
    NumberSoFar = "number_so_far",
    NumberSame = "number_same",
    NumberSameCare = "number_same_care",
    NumberDiffers = "number_differs",
    NumberDigit = "number_digit",
    NumberMany = "number_many",
    NumberSwapped = "number_swapped",
    NumberOneExtra = "number_one_extra",
    NumberLengths = "number_lengths",
    NumberParts = "number_parts",
    NumberLookAgain = "number_look_again",
    NoteTitle = "note_title",
    NoteLead = "note_lead",
    NotePrivate = "note_private",
    NoteOpening = "note_opening",
    NoteWhen = "note_when",
    NoteContact = "note_contact",
    NoteAccount = "note_account",
    NoteAmount = "note_amount",
    NoteGiven = "note_given",
    NoteDone = "note_done",
    NotePreview = "note_preview",
    NoteEmpty = "note_empty",
    NoteCopy = "note_copy",
    NoteCopied = "note_copied",
    NoteByHand = "note_by_hand",
    NoteClear = "note_clear",
    NoteCleared = "note_cleared",
    NoteBack = "note_back",
    WarningsLead = "warnings_lead",
    WarningsSearch = "warnings_search",
    WarningsHint = "warnings_hint",
    WarningsKind = "warnings_kind",
    WarningsGroup = "warnings_group",
    WarningsAll = "warnings_all",
    WarningsFound = "warnings_found",
    WarningsNone = "warnings_none",
    WarningsClear = "warnings_clear",
    WarningsMore = "warnings_more",
    WarningsEvery = "warnings_every",
    WarningsFailed = "warnings_failed",
    WarningsOutdated = "warnings_outdated",
    WarningScam = "warning_scam",
    WarningGenuine = "warning_genuine",
    WarningHow = "warning_how",
    WarningSigns = "warning_signs",
    WarningAct = "warning_act",
    WarningWhy = "warning_why",
    WarningVerify = "warning_verify",
    WarningNoTwin = "warning_no_twin",
    WarningGone = "warning_gone",
    GroupStore = "group_store",
    GroupApp = "group_app",
    GroupWallet = "group_wallet",
    GroupThirdParty = "group_third_party",
    GroupKiosk = "group_kiosk",
    GroupPhone = "group_phone",
    QuizLead = "quiz_lead",
    QuizFirst = "quiz_first",
    QuizKept = "quiz_kept",
    ReportAnswers = "report_answers",
    ReportResults = "report_results",
    ReportCare = "report_care",
    ReportRefuse = "report_refuse",
    ReportRefused = "report_refused",
    QuizBegin = "quiz_begin",
    QuizPractice = "quiz_practice",
    QuizPracticeHint = "quiz_practice_hint",
    QuizMeasuring = "quiz_measuring",
    QuizMeasuringHint = "quiz_measuring_hint",
    QuizMeasuringNone = "quiz_measuring_none",
    QuizMoved = "quiz_moved",
    QuizDue = "quiz_due",
    QuizDueNone = "quiz_due_none",
    QuizSoFar = "quiz_so_far",
    QuizInPractice = "quiz_in_practice",
    QuizInMeasuring = "quiz_in_measuring",
    QuizProgress = "quiz_progress",
    QuizAsk = "quiz_ask",
    KindSms = "kind_sms",
    KindChat = "kind_chat",
    KindCall = "kind_call",
    KindPage = "kind_page",
    KindPoster = "kind_poster",
    KindCounter = "kind_counter",
    KindListing = "kind_listing",
    PracticeMark = "practice_mark",
    WhoThem = "who_them",
    WhoMe = "who_me",
    VerdictScam = "verdict_scam",
    VerdictGenuine = "verdict_genuine",
    VerdictCannotTell = "verdict_cannot_tell",
    VerdictCannotTellHint = "verdict_cannot_tell_hint",
    QuizSure = "quiz_sure",
    SureLow = "sure_low",
    SureMedium = "sure_medium",
    SureHigh = "sure_high",
    MarkPays = "mark_pays",
    QuizToAction = "quiz_to_action",
    QuizChosen = "quiz_chosen",
    QuizChosenSure = "quiz_chosen_sure",
    QuizAction = "quiz_action",
    QuizStop = "quiz_stop",
    QuizNext = "quiz_next",
    QuizFinish = "quiz_finish",
    FeedbackRight = "feedback_right",
    FeedbackWrong = "feedback_wrong",
    FeedbackWithheld = "feedback_withheld",
    TruthScam = "truth_scam",
    TruthGenuine = "truth_genuine",
    TruthCannotTell = "truth_cannot_tell",
    FeedbackCareful = "feedback_careful",
    FeedbackPrudent = "feedback_prudent",
    FeedbackRisky = "feedback_risky",
    QuizSigns = "quiz_signs",
    SignFraud = "sign_fraud",
    SignGenuine = "sign_genuine",
    QuizActions = "quiz_actions",
    ActYours = "act_yours",
    ActBetter = "act_better",
    ActBest = "act_best",
    ActFine = "act_fine",
    ActRisky = "act_risky",
    TwinGenuine = "twin_genuine",
    TwinScam = "twin_scam",
    SummaryTitle = "summary_title",
    SummaryPractised = "summary_practised",
    SummaryMeasured = "summary_measured",
    DialCaught = "dial_caught",
    DialRefused = "dial_refused",
    DialRange = "dial_range",
    DialNothing = "dial_nothing",
    SummaryMeaning = "summary_meaning",
    SummaryUngraded = "summary_ungraded",
    SummaryAgain = "summary_again",
    SummaryAllWell = "summary_all_well",
    SummaryPractisedTopics = "summary_practised_topics",
    SummaryNext = "summary_next",
    SummaryMore = "summary_more",
    ProgressTitle = "progress_title",
    ProgressDoor = "progress_door",
    ProgressHint = "progress_hint",
    ProgressLead = "progress_lead",
    ProgressNone = "progress_none",
    ProgressNumbers = "progress_numbers",
    ProgressNumbersLead = "progress_numbers_lead",
    ProgressWithheld = "progress_withheld",
    ProgressMissing = "progress_missing",
    ProgressGrade = "progress_grade",
    TellingTitle = "telling_title",
    TellingUnclear = "telling_unclear",
    TellingSomewhat = "telling_somewhat",
    TellingUsual = "telling_usual",
    TellingWell = "telling_well",
    TellingRange = "telling_range",
    LeaningTitle = "leaning_title",
    LeaningSuspicious = "leaning_suspicious",
    LeaningBitSuspicious = "leaning_bit_suspicious",
    LeaningNeither = "leaning_neither",
    LeaningBitTrusting = "leaning_bit_trusting",
    LeaningTrusting = "leaning_trusting",
    LeaningRange = "leaning_range",
    CalibrationTitle = "calibration_title",
    CalibrationLead = "calibration_lead",
    CalibrationLine = "calibration_line",
    CalibrationNone = "calibration_none",
    FitOver = "fit_over",
    FitFits = "fit_fits",
    FitUnder = "fit_under",
    TopicsTitle = "topics_title",
    TopicsLead = "topics_lead",
    RecallNew = "recall_new",
    RecallFaint = "recall_faint",
    RecallDue = "recall_due",
    RecallFresh = "recall_fresh",
    RecallFirm = "recall_firm",
    TopicCounts = "topic_counts",
    TopicPractised = "topic_practised",
    TopicNext = "topic_next",
    TopicNow = "topic_now",
    TopicWhy = "topic_why",
    WhyNew = "why_new",
    LastAgain = "last_again",
    LastHard = "last_hard",
    LastGood = "last_good",
    WhyFaded = "why_faded",
    WhyLongest = "why_longest",
    WhyClock = "why_clock",
    WhyLater = "why_later",
    AheadTitle = "ahead_title",
    AheadLead = "ahead_lead",
    AheadNone = "ahead_none",
    AheadToday = "ahead_today",
    AheadEnd = "ahead_end",
    AheadVisit = "ahead_visit",
    Reminder = "reminder",
    ReminderHint = "reminder_hint",
    ReminderEvent = "reminder_event",
    GroupsTitle = "groups_title",
    GroupsWhere = "groups_where",
    GroupsNone = "groups_none",
    GroupsOf = "groups_of",
    KeepTitle = "keep_title",
    KeepLead = "keep_lead",
    KeepSave = "keep_save",
    KeepOffered = "keep_offered",
    KeepLong = "keep_long",
    KeepCopy = "keep_copy",
    KeepCopied = "keep_copied",
    KeepCopyFailed = "keep_copy_failed",
    KeepCode = "keep_code",
    KeepCodeHint = "keep_code_hint",
    KeepCodeLong = "keep_code_long",
    KeepCodeNone = "keep_code_none",
    KeepTake = "keep_take",
    KeepTakeHint = "keep_take_hint",
    KeepFile = "keep_file",
    KeepPaste = "keep_paste",
    KeepTakePasted = "keep_take_pasted",
    KeepAdded = "keep_added",
    KeepKnown = "keep_known",
    KeepAside = "keep_aside",
    KeepUnread = "keep_unread",
    KeepGaps = "keep_gaps",
    KeepRefused = "keep_refused",
    KeepFull = "keep_full",
    KeepEmpty = "keep_empty",
    KeepForeign = "keep_foreign",
    KeepDamaged = "keep_damaged",
    KeepNewer = "keep_newer",
    KeepOtherPack = "keep_other_pack",
    KeepClear = "keep_clear",
    KeepClearHint = "keep_clear_hint",
    KeepClearNow = "keep_clear_now",
    KeepCleared = "keep_cleared",
    NamesComma = "names_comma",
    NamesMore = "names_more",
    OrderAsk = "order_ask",
    OrderDone = "order_done",
    OrderResult = "order_result",
    PractiseThis = "practise_this",
    PractiseTitle = "practise_title",
    PractiseLead = "practise_lead",
    PractiseUnknown = "practise_unknown",
    PractiseAll = "practise_all",
    PractiseAside = "practise_aside",
    PractiseResume = "practise_resume",
    WarningMore = "warning_more",
    OrderEarlier = "order_earlier",
    OrderLater = "order_later",
    OrderPlaced = "order_placed",
    OrderTaken = "order_taken",
    OrderRight = "order_right",
    OrderYours = "order_yours",
    OrderStepRight = "order_step_right",
    OrderStepWrong = "order_step_wrong",
    TapAsk = "tap_ask",
    TapHint = "tap_hint",
    TapCount = "tap_count",
    TapDone = "tap_done",
    TapResult = "tap_result",
    TapAll = "tap_all",
    TapInnocentCount = "tap_innocent_count",
    TapFound = "tap_found",
    TapMissed = "tap_missed",
    TapInnocent = "tap_innocent",
    TapInnocentWhy = "tap_innocent_why",
    TwinsAsk = "twins_ask",
    TwinsHint = "twins_hint",
    TwinsThis = "twins_this",
    TwinsDone = "twins_done",
    TwinsRight = "twins_right",
    TwinsWrong = "twins_wrong",
    TwinsIsGenuine = "twins_is_genuine",
    TwinsIsScam = "twins_is_scam",
    MarksOn = "marks_on",
    MarksHint = "marks_hint",
    MarksHere = "marks_here",
    MarksRound = "marks_round",
    ReadAloud = "read_aloud",
    ReadFeedback = "read_feedback",
    ReadStop = "read_stop",
    ReadFailed = "read_failed",
    QuizRenewed = "quiz_renewed",
    QuizUnkept = "quiz_unkept",
    QuizShared = "quiz_shared",
    QuizSharedHint = "quiz_shared_hint",
    QuizSharedKept = "quiz_shared_kept",
    QuizFailed = "quiz_failed",
    QuizOutdated = "quiz_outdated",
}

impl Msg {
    /// How many messages the first view's program has; the others come with the pages.
    pub const FIRST: usize = Self::NumberLead as usize;

    /// Those of the quiz's program: the first and the last of each stretch.
    pub const QUIZ: [[Self; 2]; 6] = [
        [Self::AppName, Self::Offline],
        [Self::DoorQuiz, Self::DoorQuiz],
        [Self::SourcesTitle, Self::PagesLate],
        [Self::QuizLead, Self::ProgressHint],
        [Self::ProgressWithheld, Self::ProgressWithheld],
        [Self::NamesComma, Self::QuizOutdated],
    ];
}

/// A sum over the names of all messages, by FNV-1a.
const MARK: u32 = {
    let mut sum: u32 = 0x811c_9dc5;
    let mut names = NAMES.as_bytes();
    while let [byte, rest @ ..] = names {
        sum = (sum ^ *byte as u32).wrapping_mul(0x0100_0193);
        names = rest;
    }
    sum
};

/// The texts of all [`Msg`]s in one language, in their order; or the first of them, or those that come after.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct Messages {
    mark: u32,
    texts: Vec<String>,
}

impl Wire for Messages {
    fn read(from: &mut Reader<'_>) -> Self {
        Self { mark: from.number(), texts: Wire::read(from) }
    }
}

impl Messages {
    /// The messages whose texts these are, in the order of [`Msg::ALL`].
    #[must_use]
    pub fn new(texts: Vec<String>) -> Self {
        Self { mark: MARK, texts }
    }

    /// The text of a message; three dots where a pack lacks it.
    #[must_use]
    pub fn get(&self, msg: Msg) -> &str {
        self.texts.get(msg as usize).map_or("…", String::as_str)
    }

    /// Whether they are of this program, and at least those of the first view.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.mark == MARK && self.texts.len() >= Msg::FIRST
    }

    /// Whether no message lacks its text.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.mark == MARK && self.texts.len() == Msg::ALL.len()
    }

    /// Adds those that come after the first; others change nothing.
    pub fn join(&mut self, later: &Self) {
        if later.mark == self.mark && self.texts.len() == Msg::FIRST {
            self.texts.extend_from_slice(&later.texts);
        }
    }

    /// Those that the quiz's program has; the others are empty.
    #[cfg(feature = "write")]
    #[must_use]
    pub(super) fn of_quiz(&self) -> Self {
        let has = |place: usize| {
            Msg::QUIZ.iter().any(|[from, to]| (*from as usize..=*to as usize).contains(&place))
        };
        let text = |(place, text): (usize, &String)| if has(place) { text.clone() } else { String::new() };
        Self { texts: self.texts.iter().enumerate().map(text).collect(), ..*self }
    }

    /// The first ones, and those that come after.
    #[cfg(feature = "write")]
    #[must_use]
    pub(super) fn split(mut self) -> (Self, Self) {
        let later = self.texts.split_off(Msg::FIRST.min(self.texts.len()));
        (self, Self::new(later))
    }
}

/// Puts values into a text's `{name}` places; places without a value stay as they are.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        match after.split_once('}').and_then(|(name, tail)| {
            values.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value, tail))
        }) {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::{Messages, Msg, fill};

    #[test]
    fn a_message_is_the_text_at_its_place_or_three_dots() {
        let texts = |count: usize| Messages::new((0..count).map(|place| place.to_string()).collect());
        let few = texts(2);
        assert_eq!([few.get(Msg::ALL[1]), few.get(Msg::ALL[2])], ["1", "…"]);
        assert!(!few.is_sound() && !few.is_whole());
        let (first, all) = (texts(Msg::FIRST), texts(Msg::ALL.len()));
        assert!(first.is_sound() && !first.is_whole() && all.is_sound() && all.is_whole());
        let mut other = all.clone();
        other.mark ^= 1;
        assert!(!other.is_sound() && !other.is_whole(), "of another program");
        let mut joined = first.clone();
        joined.join(&other);
        assert_eq!(joined, first);
        joined.join(&few);
        assert_eq!((joined.texts.len(), joined.get(Msg::ALL[Msg::FIRST])), (Msg::FIRST + 2, "0"));
        let more = joined.clone();
        joined.join(&few);
        assert_eq!(joined, more, "the later ones come once");
    }

    #[test]
    fn values_fill_their_places_and_are_not_filled_again() {
        assert_eq!(fill("{n} of {m}", &[("n", "{m}"), ("m", "7")]), "{m} of 7");
        assert_eq!(fill("{unknown} {", &[("n", "1")]), "{unknown} {");
        assert_eq!(fill("", &[]), "");
    }
}
