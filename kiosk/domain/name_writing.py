"""Which characters a pinyin syllable may stand for in a name, for a screen on which nobody can write Chinese.

A name is written by its owner, who taps each character; nothing here reads one aloud. So a character stands
under every reading that it has in names: 曾 under ceng and under zeng. First come those of which names are
made, the most usual surnames leading; then GB 2312 in its two levels; then what names have beyond it, out of
通用规范汉字表, made once from pypinyin's tables over the font that prints them.
"""

from functools import cache

from kiosk.domain.pinyin import READINGS, entries

_OFTEN = """
王李张刘陈杨黄赵周吴徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟
姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戚莫孔向汤常温康施文牛樊
葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆
蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦岑景党宫费卜冷晏席卫米柏宗瞿桂
全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕
楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈
晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公上诸皇甫尉令狐东长宇轩辕梓涵
浩子欣怡雨诗婷思佳嘉俊杰博睿泽豪天晨辰曦奕依可心欢悦雅琪萱妍瑶琳璐静雪雯晴月馨颖芳芸茜倩莹丽娜敏洁蓉莉玲珍珠
小晓若汐沐言语沛霖霏露昕昊昱晟晗旭星辉煜烨炫然熙翔翰飞鹏鸿志远立建伟军勇涛斌斐毅峰岩磊鑫铭锐钧锦航帆洋润泓淇
清源溪涧凯恺恒鸣禾秋春冬冰寒松桐楠榕竹菊荷莲菲薇蕊蕾芷茗菡芊艺苒茵葵彤丹紫青碧墨黛素洛灵灏瀚澜澄渊淼沁涓漫潇
洵浚一二三君尧舜皓皎皙瑞珂珊珏琦琛瑜瑾璇璟璨玥玮珺珩瑄琬琰琮珞璋理允元兆先光其兴冠刚利力加北千厚友双同名品哲
唯善喜嗣坤城培堃声多夕大奇女好妙姝姗娇娟娅婉婕媛嫣嬿孜孝学守宏宝宜家宸富尔少展川巧希广庆庭延弘德忆忠念怀恩意
慧承才扬振捷斯新旋昀昌昭智有朋朔本杉果枫柔栋梦森楷樱正歆民永汉沅治法波泰洪淑深湘滢潮炎炜焕照煊爱特珈琴生用甜
画盈益真睦知祎祥祯福禧秀科秉笑筠红纯维绍绮美群羽翊翎翠耀聪育胜致良芃英菁萌葆蓓蔚诚谦谨豫贝贤越跃轶运进逸道达
遥邦醒里野钰铠锋阅阔隽雁雄霆震霞韬韵顺颐颢风飒馥骁骏鲲麒麟
"""
_ALSO = """
bo柏薄伯 chan单禅 cheng盛晟 chong种重 da大 dai大 du都 e阿 gai盖 ge盖葛 gu贾 guo过 he黑 hua华 huan郇 hui会
ji奇祭稽 jiao角 jing劲靓 ju车瞿 jun隽浚 kan阚 kuai会 le乐 liang靓 lou露 lv绿 miao缪 miu缪 mo万 mou缪 na娜
nuo娜 ou区 pang逄 piao朴 po繁 pu朴 qi俟 qiang强 qin覃 qiu仇 qu曲 ren任 sha厦 shan单禅 she折 shen莘参
sheng盛晟 shi什 su宿 tan覃 wei尉为 xi茜 xia夏厦 xian洗 xie解 xin莘 xing行 xiu宿 xun郇浚 yan殷 ye叶 yin殷
yu尉蔚 yue乐钥 yun员 zeng曾 zha查 zhai翟祭 zhang长 zhao召 zhe折 zhong重种
"""
"""Readings in names, beside the one that a word of the board has."""

_RARE = """
ai叆欸毐 an唵垵盦𩽾 ang卬 ao奡嶅璈隩 ba妭朳羓胈蚆鲃鲌 ban攽昄柈湴靽𨭉 bang塝搒棓玤𠳐 bao枹 bei椑琲糒鞁
ben倴坋栟犇 beng琫祊镚 bi佖坒沘珌皕苾觱诐赑邲馝鲾 bian抃昪萹𨚕 biao俵儦幖摽瀌熛脿蔈藨骉 bie咇 bin邠 bing昺蛃
bo僰哱嶓欂浡砵袯镈馞𬭛 bu埗蔀𫐓𬷕 cai偲 can䅟 cang鸧 cao𥕢 cen梣 ceng嶒 cha侘垞嵖蹅𥻗 chai茝
chan儳刬啴巉旵梴浐瀍襜辿镵韂𬊤 chang玚鲿𬬮 chao弨 che㬚 chen煁疢瞋 cheng偁宬庱憕澂牚珵珹琤赪 chi摛漦瓻痓胣𫄨
chong㳘埫摏珫翀 chou侴婤杻椆犨 chu䝙䢺俶摴斶柷濋琡𬺓 chua欻 chuan圌 chuang噇 chui倕 chun䲠堾瑃𬭚 chuo婼惙逴
ci佽堲泚玼莿跐𫚖 cong悰熜 cui漼缞 cun邨 cuo棤瑳莝酂 da垯炟荙跶阘𨱏𫟼 dai叇垈轪 dan亶憺疍𫢸𬘘 dang垱珰筜𣗋𬍡
dao捯舠鱽 de嘚 den扽 deng璒 di䃅䗖媂杕玓禘菂踶蹢鞮髢𤧛𬱖 dian扂琔 diao汈窎 die䏲昳绖𫶇 ding萣 dong𬟽
du厾阇𬭊 duan塅瑖耑 dui祋 dun惇楯蹾 duo㙍亸剟埵饳 e姶崿涐𥔲𫫇 er咡陑 fan墦氾璠𫔍𬸪 fang昉牥蚄 fei剕朏棐𬴂
fen棻翂豮𣸣 feng崶沨浲赗 fu㕮㳇垺榑洑玞琈砆簠芣茀鄜韨𫓧𫖯 gai晐荄 gan㽏扞玕鳡 gang㭎冮堽矼鿍 gao筶 ge滆
geng暅浭鹒𬒔 gong䢼唝𬕂 gou姤耇雊 gu堌榖瀔羖蓇馉𦙶 gua坬 guai夬 guan毌爟琯瓘祼筦蒄鳤 guang垙洸珖𨐈
gui姽廆氿珪筀邽鬶 guo粿腘馃𬇹 hai咍嗐 han㘎垾崡嵅暵浛琀蔊虷 hao淏皞鄗 he垎熇盉翯郃鞨饸鹖龁龢𬌗 hei𬭶 hen𬣳
heng堼姮鸻 hong吽玒硔竑纮翃谼𫟹𬭎 hou垕郈鲘齁𬭤 hu嫭昈昒淴縠鄠隺鳠 hua婳觟 huan㬊嬛峘澴荁貆镮鹮𤩽𬘫
huang㿠喤媓滉瑝艎锽𨱑 hui㧑橞烠翙翚袆𬤝 hun惛 huo㸌佸嚄漷濩𬴃 ji伋垍姞徛惎枅漈瀱穄罽耤觭蹐鱾鹡𪟝𫌀𫓯𫓹𬯀𬶨𬶭
jia叚斝槚泇𬂩 jian暕篯鞬鳒𬣡 jiang弶膙鳉 jiao䴔峧恔斠滘漖燋璬皦皭藠 jie㛃劼岊悈檞湝玠絜蜐褯
jin墐殣浕溍珒琎瑨祲𬬱 jing䴖倞汫猄璟璥竫麖鼱 jiong䌹冏坰泂颎𬳶 jiu㠇 ju䴗娵岠崌弆泃澽焗砠秬筥腒蒟𬶋 juan焆
jue㵐傕玃玦砄𫔎𫘝 jun䐃晙焌畯莙鲪 kai炌闿 kan墈崁嵁磡衎 kang𡐓𩾌 kao㸆洘 ke剋匼炣牁 keng硁 kong埪硿 kou𫸩
ku圐矻 kua姱 kuai㧟鲙 kuang洭𫛭 kui戣櫆煃骙𫠆 kun壸婫焜裈鹍 la蝲镴鞡𬶟 lai俫梾 lan襕𬒗
lang㫰㮾埌塱崀桹烺筤蓢 lao嫪橑荖𫭼 le簕饹 lei癗礌罍藟 leng堎崚 li㰀凓峛朸浬珕醨釐𫵷𬍛 lian梿浰瑓磏𬶠
liang俍悢辌𫟅𬜯 liao嫽憭漻瞭簝蹽髎𪤗 lie䴕脟𫚭 lin潾璘箖翷𬘭𬭸𬴊 ling㥄坽姈昤澪祾舲鸰 liu珋瑬疁罶镠飗鹠
long哢昽漋眬 lou䁖剅溇𪣻 lu僇勠澛琭甪稑箓菉蕗𫘧𬬻 lun𫭢𬬭 luo啰蓏 lv垏梠葎𦝼 lve䂮圙 m呣 ma孖祃 mai鿏
man嫚鬘𬜬 mang尨杧牤牻 mao楙眊芼鄚 mei媄渼瑂郿 men𫞩 meng㠓幪獴鹲𫑡 mi洣祕醾 mian丏偭勔愐𩾃 min忞旻湣碈
ming洺蓂 mo藦靺𬙊 mu𧿹𬭁 na乸𦰡 nai耏迺 nan婻萳 nang齉 nao峱臑 ni薿麑𨺙𫐐𫠜 nie嵲糵菍𫔶 ning苧 nong秾𬪩
nu傉砮笯 ou𠙶𫭟𬉼 pa潖舥 pai簰 pan槃磻 pang厖雱鳑 pei衃𬇙 peng弸椪芃 pi䴙伾嚭澼狉苉鲏𬳵 pian㛹楩𡎚 piao薸
pie𬭯 pin玭𬞟 ping帡泙洴涄淜玶荓蚲 po䥽桲酦 pou抔 pu墣潽穙蒱酺 qi䓫呇埼婍愭棨玘碶磜祇跂郪锜鲯𨙸𬨂𬮿 qia拤
qian伣圲墘孅杄汧蒨靬鹐𬘬 qiang玱蔃 qiao硚 qie癿 qin嵚慬骎 qing勍庼碃 qiong䓖 qiu璆萩訄鞧鹙𨱇
qu㭕䓛坥岨灈竘胠袪麹鼩𪨰 quan佺婘棬瑔鳈𨟠 que埆碏𬒈 qun囷 ran䎃 rang儴瀼蘘 ren纴讱 ri驲 rong瑢镕 ru嬬
ruan堧媆瓀 rui汭 ruo爇蒻鄀 sa潵靸 sao溞 se洓璱 shan墡掞晱𫮃 shao柖玿睄 she畬𪨶 shen侁屾棽燊珅甡瘆瞫鲹𬬹𬳽
sheng昇陞 shi䏡䴓奭媞栻浉湜祏襫邿鸤鼫𫚕𬤊 shu婌鄃陎隃𬬸 shuan腨 shuang礵骦鹴 shui帨 si㟃凘楒涘虒飔 song㧐娀
sou廋蒐 su傃甦窣蹜骕鹔𫗧 sui旞璲穟葰襚𫟦𬭼 suo溹 ta溚褟鞳鿎 tan倓惔榃璮磹菼 tang䣘嘡蹚鄌镋 tao弢慆梼绹𫘦
te螣 teng䲢熥縢 ti䴘擿瑅趯遆鳀𫘨 tian晪沺淟湉盷黇 tiao嬥朓 ting䗴侹圢桯渟烶珽颋𬘩 tong㛚哃峂曈橦烔鲖𦒍𫍣
tu㻬梌稌腯葖𬳿 tuan煓猯 tui魋𬯎 tun坉忳焞鲀 tuo侂萚𬶍 wa畖窊 wan塆妧婠椀𬇕 wang尪
wei亹峗洈溦煟琟硊硙碨薳螱霨鳂鳚𣲗𫇭𬀩𬭬𬱟𬶏 wen榅炆芠蕰辒鳁𫘜 weng滃鹟𬭩 wo偓涴踒 wu屼旿洿珷珸郚铻靰鹀𣲘
xi俙傒咥屃嶍嶲巇恓憙晞暿枲潟熻爔睎窸绤肸觿谿豨郤酅饻鳛𠅤𫘬𬭳𬶮 xia翈 xian㬎伭崄忺挦狝硍禒缐𪾢𫍯𬀪𬸣
xiang珦瓖𬙋 xiao敩洨涍猇皛翛虓蟏鸮𫍲 xie㙦偰揳澥薢𤫉𬹼 xin䜣伈炘𫷷 xing婞煋瑆钘铏骍𫰛 xiong夐讻诇
xiu䗛滫珛琇脩 xu㳚冔垿媭旴昫湑珝谞魆𦈡𬣙 xuan咺愃昡晅暶烜玹琄瑄禤翾衒𫍽𫓶𫠊 xue峃茓 xun噀栒珣𫄸𬊈𬍤𬘓𬩽
ya堐猰玡 yan䶮墕嬿弇戭扊棪沇渰漹烻甗虤蝘觃黡𪩘𫄧𬙂𬸘 yang咉垟旸羕钖飏 yao㙘垚媱峣滧猺窅靿 ye倻堨楪馌
yi㑊㴔乂佁勚匜嫕宧廙扅扆杙枍椸洢浥潩燚祎簃繄螠裛踦鹝鹢𫄷𫖮𬟁𬬩𬺈 yin䲟嚚崟愔慭歅溵珢禋蟫訚骃龂𬘡𬤇𬮱
ying䓨媖溁锳 yong㶲埇栐澭鄘颙鲬 you槱浟祐羑耰鲉麀𬨎 yu㺄圫堉峿嵎彧悆敔棫淯滪潏燏玙瑀矞艅薁褕遹邘鄅髃
yuan嫄湲羱蜎𫘪 yue彟爚籥𫐄𬸚 yun妘沄涢煴筼缊赟鋆馧𫖳 za臜 zan寁 zang牂 zao慥璪簉𥖨 zei鲗 zeng䎖矰鄫
zha䃎劄奓拃挓溠霅鲊鲝齇 zhan偡嶦栴飐鳣鹯𫗴 zhang暲 zhao旐曌𬬿𬶐 zhe䗪啫晢詟 zhen揕昣瑧瑱禛纼葴袗鬒 zheng烝
zhi庤扺晊梽榰沚泜滍畤疐禔稙茋跱铚锧𦭜𬃊 zhong柊穜茽 zhou㑇㤘赒辀鸼 zhu砫纻蠋𬣞 zhua髽 zhuan䏝僎瑑 zhuang漴
zhun衠𬘯 zhuo䓬䦃叕晫棁椓汋𬸦 zi嗞虸鄑镃鼒 zong倧疭鬷 zu崒珇 zui槜 zun僔噂嶟𨱔 zuo岞捽
"""
_SECOND_LEVEL = 0xD8
"""The first byte of GB 2312's second level; its first level is in front of that."""


@cache
def characters_by_syllable() -> dict[str, str]:
    """The characters of each syllable without its tone, ü written v, in the order in which to offer them."""
    found: dict[str, list[str]] = {}
    for syllable, characters in (*READINGS, *entries(_ALSO), *entries(_RARE)):
        known = found.setdefault(syllable, [])
        known += [character for character in characters if character not in known]
    rank = {character: place for place, character in enumerate("".join(_OFTEN.split()))}
    return {
        syllable: "".join(sorted(found[syllable], key=lambda each: (rank.get(each, len(rank)), _level(each))))
        for syllable in sorted(found)
    }


def _level(character: str) -> int:
    try:
        written = character.encode("gb2312")
    except UnicodeEncodeError:
        return 3
    return 1 if written[0] < _SECOND_LEVEL else 2
