// @ts-check
// All that the settings page and its preview say: Chinese, then English.

/** @typedef {[string, string]} Words in Chinese and in English */
/** @typedef {[string, string]} Label a field's label and its hint */

/** @type {Record<string, Words>} */
export const WORDS = {
  title: ["把充前看放进你的网页", "Put TopUp Guard on your page"],
  lead: [
    "选好样子，看一看，把几行代码抄走。这一页什么都不发送，断网也能用。",
    "Choose, look, and copy a few lines. This page sends nothing, and works without a network.",
  ],
  settings: ["设置", "Settings"],
  form: ["放法", "How it stands in the page"],
  element: ["元素：成为网页的一部分，高度随内容", "Element: part of your page, as tall as its content"],
  iframe: ["内嵌框架：另一个网页，别的脚本读不到里面", "iframe: a page of its own, which other scripts cannot read"],
  attributes: ["内容和显示", "Content and display"],
  looks: ["外观", "Looks"],
  looksHint: ["只有元素能改外观。空着就用原来的。", "Only the element takes these. Leave a field empty for our own."],
  words: ["文字和文件", "Words and files"],
  unset: ["不指定", "Not set"],
  topic: ["练什么（骗局的种类）", "Topic of the round"],
  anyTopic: ["各种都有", "All kinds"],
  count: ["一轮几道题（1 到 50）", "Questions in a round (1 to 50)"],
  card: ["给哪种卡充值", "Card that is topped up"],
  askCard: ["问访客", "Ask the reader"],
  adviceLabel: ["程序没出来之前、出不来的时候，访客看到的话", "What readers see before the program is there, or when it cannot run"],
  adviceHint: ["空着就用我们写的这句提醒。", "Empty: our own advice."],
  advice: [
    "没有人该催你充值。有人在电话里教你操作，先挂断，再用你自己存的号码打回去问。可能被骗了：马上打 110。",
    "Nobody should hurry you into a top-up. If someone is guiding you by phone, hang up, then call back on a number you already had. You may have been scammed: call 110 at once (mainland China).",
  ],
  base: ["文件放在哪里（网址，或以 / 开头的路径）", "Where the files are (an address, or a path that begins with /)"],
  baseHint: ["最好放在你自己的网站上。现在填的是这一页所在的地方。", "Best on your own site. At first it is where this page is."],
  preview: ["预览", "Preview"],
  previewHint: [
    "这里像一个普通网页。预览里的回答不会留在这台设备上。",
    "This is made to look like an ordinary page. Answers given in the preview are not kept on this device.",
  ],
  rooms: ["预览哪一屏（不影响代码）", "Screen in the preview (does not change the lines to copy)"],
  widths: ["预览的宽度", "Width of the preview"],
  phone: ["手机", "Phone"],
  wide: ["整栏", "Full width"],
  own: ["你自己的内容（可以不用）", "Content of your own (optional)"],
  ownHint: [
    "一个 JSON 文件：在我们的内容上加你的，或者全部自己写（docs/EMBEDDING.md）。选一个文件、拖进来，或贴进下面；边写边查，没有错就显示在预览里。写好后下载，放到你的网站上，再把它的网址填进上面的“你自己内容的网址”。",
    "One JSON file that adds to our content, or replaces it (docs/EMBEDDING.md). Choose a file, drop it here, or paste it below; it is checked as you write, and shown in the preview once it is sound. Then download it, put it on your site, and write its address into “Address of content of your own” above.",
  ],
  ownForm: ["用表格写第一份", "Make a first one with a form"],
  formHint: [
    "只写一种语言也行：另一种全部空着。不需要的几项可以空着。",
    "One language is enough: leave the other empty throughout. Parts that you do not need may stay empty.",
  ],
  inChinese: ["（中文）", " (Chinese)"],
  inEnglish: ["（英文）", " (English)"],
  family: ["提醒属于哪一种骗局", "Kind of scam that the warning is about"],
  makePack: ["写进下面", "Write it below"],
  replace: ["下面已经有文字，换成表格里的吗？", "There is text below. Replace it by the form’s?"],
  ownFile: ["选文件", "Choose a file"],
  ownText: ["内容（JSON）", "The content (JSON)"],
  checking: ["正在检查……", "Checking…"],
  sound: ["没有错，预览里就是它。", "No mistakes: the preview shows it."],
  mistakes: ["要改的地方（用英文写明）：", "Mistakes:"],
  noChecker: ["检查程序没有来。改一个字再试。", "The checker did not arrive. Change something to try again."],
  tooLarge: ["文件超过 2 MB，请改小。", "The file is larger than 2 MB. Make it smaller."],
  download: ["下载成文件", "Download as a file"],
  frameNote: [
    "和文件不在同一个网站时，要先让放文件的服务器允许你的网站（docs/serving.md），不然框里是空白。",
    "On another site than the files’, the frame is blank until their server allows your site (docs/serving.md).",
  ],
  copy: ["抄走", "Copy"],
  kind: ["写成", "Written for"],
  snippet: ["要放进网页的代码", "Lines for your page"],
  copySnippet: ["复制代码", "Copy the lines"],
  copyLink: ["复制带着这些设置的链接", "Copy a link to these settings"],
  copied: ["已复制。", "Copied."],
  notCopied: ["浏览器不让这一页复制。文字已选中，请按 Ctrl+C（苹果电脑按 ⌘C）。", "The browser does not let this page copy. The text is selected: press Ctrl+C (⌘C on a Mac)."],
  linkHint: [
    "链接只带从列表里选的、数字、颜色和尺寸。网址和你写的话不带：别人给的链接不能把这些塞进你的网页。",
    "The link keeps what was chosen from lists, numbers, colours and sizes. It keeps no addresses and no words of yours: nobody’s link can slip them into your page.",
  ],
  foot: [
    "属性、事件、样式和政策的全部说明在 docs/EMBEDDING.md。",
    "docs/EMBEDDING.md explains all attributes, events, styles and policies.",
  ],
  noColour: ["不是颜色。例如 #0b6456、teal。", "This is no colour. Write one such as #0b6456 or teal."],
  noLength: ["不是长度。例如 8px、0.5rem。", "This is no length. Write one such as 8px or 0.5rem."],
  noFont: ["不是字体名。例如 Georgia, serif。", "This is no font. Write names such as Georgia, serif."],
  noBase: ["写 https:// 开头的网址，或 / 开头的路径。", "Write an address that begins with https://, or a path that begins with /."],
  noCount: ["写 1 到 50 的数。", "Write a number from 1 to 50."],
  hostSite: ["示例网站", "Example site"],
  hostHeading: ["怎样放心充值", "Topping up with care"],
  hostLead: ["这一段是网页自己的文字，下面是充前看。", "This paragraph is the page’s own. TopUp Guard stands below it."],
  hostEnd: ["网页自己的文字到这里又接着写。", "Here the page goes on with its own text."],
};

/**
 * Label and hint of each attribute.
 * @type {Record<string, [Label, Label]>}
 */
export const ATTRIBUTES = {
  view: [["一打开是什么", "不指定就是首页。"], ["What it begins with", "Home, when not set."]],
  lang: [["语言", "不指定就跟着网页和访客的浏览器。"], ["Language", "When not set, that of your page and the reader’s browser."]],
  theme: [["深浅", "访客自己选过的优先。"], ["Colours", "A reader’s own choice wins."]],
  "text-size": [["字号", "访客自己选过的优先。"], ["Text size", "A reader’s own choice wins."]],
  loading: [["什么时候下载", "不指定就等快看到时再下载。"], ["When it is fetched", "When not set, shortly before it is seen."]],
  report: [
    ["练习情况告诉网页吗", "不指定就什么都不告诉。要的话，开始前会告诉访客，访客可以拒绝；你的网页要自己接事件。"],
    ["What your page is told of the quiz", "Nothing, when not set. Otherwise readers are informed first and may refuse, and your page has to listen for the events."],
  ],
  headings: [["最高一级标题", "网页自己已有大标题，就从下一级开始。"], ["Level of its highest heading", "Where your page has its own main heading, begin below it."]],
  landmarks: [["页面区域（读屏软件用）", "网页自己已有主要区域，就不要再加。"], ["Landmarks, for screen readers", "Where your page has its own main part, choose none."]],
  brand: [["顶栏的名称", ""], ["Name in its header", ""]],
  "help-contact": [["求助里你们的联系方式", "号码，空一格，再写是谁接。"], ["A contact of yours in Help", "A number, a blank, and who answers."]],
  "handout-url": [["打印给大家的纸上印的网址", "https 开头，200 个字以内。"], ["Address on printed sheets", "It begins with https and has at most 200 characters."]],
  pack: [["你自己内容的网址", "一个 JSON 文件。预览不会去取它。"], ["Address of content of your own", "A JSON file. The preview does not fetch it."]],
};

/**
 * Labels of the values that an attribute may have.
 * @type {Record<string, Record<string, Words>>}
 */
export const VALUES = {
  view: {
    home: ["首页", "Home"],
    picker: ["选渠道", "Channel picker"],
    number: ["查号码", "Number check"],
    quiz: ["练眼力", "Quiz"],
    class: ["课堂", "Class"],
    warnings: ["查骗局", "Scams"],
    help: ["求助", "Help"],
  },
  lang: { "zh-Hans": ["简体中文", "Simplified Chinese"], "zh-Hant": ["繁体中文", "Traditional Chinese"], en: ["英文", "English"] },
  theme: { auto: ["跟着设备", "As the device"], light: ["浅色", "Light"], dark: ["深色", "Dark"], page: ["跟着网页", "As your page"] },
  "text-size": { normal: ["普通", "Normal"], large: ["大", "Large"], largest: ["最大", "Largest"] },
  loading: { lazy: ["快看到时", "Before it is seen"], eager: ["马上", "At once"] },
  headings: { 1: ["一级", "Level 1"], 2: ["二级", "Level 2"], 3: ["三级", "Level 3"] },
  landmarks: { none: ["不加", "None"] },
  brand: { none: ["不显示", "None"] },
  report: { results: ["每轮的结果", "Each round’s result"], answers: ["每道题的回答和结果", "Each answer and result"] },
};

/**
 * Label and hint of each custom property.
 * @type {Record<string, [Label, Label]>}
 */
export const PROPERTY_WORDS = {
  "--topup-guard-accent": [["主色", "会自动调深或调浅，保证看得清。"], ["Accent", "It is darkened or lightened until text on it can be read."]],
  "--topup-guard-background": [["底色", "会自动调整，保证看得清。"], ["Ground", "It is adapted until text on it can be read."]],
  "--topup-guard-ink": [["文字颜色", "会自动调整，保证看得清。"], ["Text colour", "It is adapted until it can be read."]],
  "--topup-guard-radius": [["圆角", ""], ["Corners", ""]],
  "--topup-guard-spacing": [["间距", ""], ["Spacing", ""]],
  "--topup-guard-font": [["字体", "几个名字用逗号隔开。"], ["Font", "Several names have commas between."]],
};

/**
 * Label and hint of each field of the form for a first pack.
 * @type {Record<string, [Label, Label]>}
 */
export const FORM = {
  name: [["你们的名称", "必填。"], ["Your name", "Required."]],
  title: [["首页的标题", ""], ["Heading of the first screen", ""]],
  lead: [["首页的一句话", ""], ["A sentence below it", ""]],
  contact: [["怎么找到你们（地点、时间、电话）", ""], ["How to reach you (place, hours, telephone)", ""]],
  warning: [["一种要提醒的骗局：名称", ""], ["A scam to warn of: its name", ""]],
  how: [["它怎么骗人", ""], ["How it works", ""]],
  signs: [["怎么看出来", "一行一条。"], ["How to recognise it", "One on each line."]],
  act: [["该怎么办", "一行一条。"], ["What to do", "One on each line."]],
  channel: [["能当面帮人充值的柜台：名称", ""], ["A counter where people can top up: its name", ""]],
  hours: [["开门时间", ""], ["Opening hours", ""]],
  steps: [["到了怎么做", "一行一步。"], ["What to do there", "One step on each line."]],
};

/** @type {Record<string, Words>} */
export const KIND_WORDS = {
  html: ["普通网页（HTML）", "Plain HTML"],
  react: ["React", "React"],
  vue: ["Vue", "Vue"],
  wordpress: ["WordPress（自定义 HTML 区块）", "WordPress (Custom HTML block)"],
  csp: ["严格安全策略（CSP）的网页", "A page with a strict policy (CSP)"],
};

/** @type {Record<string, Words>} */
export const NOTES = {
  html: ["放在网页里要显示它的地方。", "Put it where it is to appear."],
  react: [
    "组件在 npm 包里（cargo xtask package 做出来），文件由打包工具找到，不用填地址。TypeScript 里 style 要加 as CSSProperties。",
    "The component is in the npm package (made by cargo xtask package); the bundler finds the files, so no address is needed. In TypeScript, style needs “as CSSProperties”.",
  ],
  vue: ["编译器要先知道这是自定义元素，写法在第一行注释里。", "The compiler has to know that it is a custom element; the comment says how."],
  wordpress: [
    "加一个“自定义 HTML”区块，整段贴进去。只有管理员放的脚本 WordPress 才会留下；放不了脚本就改用内嵌框架。",
    "Add a “Custom HTML” block and paste all of it. WordPress keeps scripts only from administrators; where it removes them, choose the iframe.",
  ],
  csp: [
    "第一段注释是要加进响应头的策略。校验值只对这一版有效，所以用这一版自己的文件夹；换新版时重新抄一次。",
    "The comment has what your response header needs. The sums hold for this version alone, so the lines name its own folder; copy them anew with each version.",
  ],
};
