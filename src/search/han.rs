//! Chinese is written in two sets of signs: Taiwan and Hong Kong write 視頻號 where the mainland writes 视频号.

/// Each traditional sign, in the order of their code points, before its simplified form. Those that the texts of the
/// atlas are written with, in either form; a sign that is not here stands for itself.
const PAIRS: &str = "\
    並并乾干佈布併并來来侷局係系俬私個个備备傢家傭佣傳传億亿優优冊册別别則则剋克創创劃划劇剧動动務务勞劳勸劝協协卻却卽即員员問问喫吃單单嗎吗嗶哔噓嘘噹当嚮向國国圖图團团執执報报場场墰坛壇坛壜坛妝妆娛娱嬰婴學学實实\
    寶宝對对屬属嵗岁帳帐帶带幣币幹干廣广廳厅彆别彈弹彔录後后徑径從从悶闷態态慮虑慾欲懷怀戰战戲戏戶户掃扫摺折擔担據据擴扩數数於于旂旗時时暫暂曏向書书會会東东査查條条棄弃楊杨業业極极榦干構构樂乐樓楼標标樣样機机檔档\
    檯台權权欽钦歐欧歲岁氾泛汎泛決决沒没漸渐為为無无熱热燒烧營营爲为獲获環环畫画畵画當当疊叠發发監监盤盘眞真眾众碼码禮礼種种穩稳穫获筆笔箇个節节範范簡简糰团約约紅红紹绍組组絕绝絡络統统絲丝絶绝經经綫线維维網网線线\
    緣缘緻致總总繫系續续纔才罈坛罎坛羣群聞闻聯联聲声腦脑臉脸臺台與与興兴艦舰華华蒐搜蓋盖薦荐藍蓝藝艺蘋苹號号衆众衕同裏里裝装裡里製制見见規规視视觀观訂订計计訊讯記记訪访証证評评試试話话誌志認认語语說说説说誰谁調调\
    談谈請请論论講讲謝谢證证識识譯译議议護护變变貓猫財财貨货貴贵買买費费貼贴資资賞赏賣卖質质賬账購购踴踊躍跃車车軍军輕轻輝辉輸输轉转辦办農农連连遊游運运達达選选邊边郵邮鄉乡鄰邻醜丑釘钉鉅巨鉆钻銳锐鋪铺鋭锐錄录錢钱\
    録录錶表鏈链鐵铁鑽钻長长門门閉闭開开間间閱阅閲阅闆板關关陸陆陽阳際际隱隐雙双雜杂離离難难電电靈灵靚靓響响頁页預预頭头頻频題题類类颱台飯饭館馆馬马騰腾驅驱體体髮发鬧闹鳥鸟鵝鹅鹽盐麪面麫面麵面麼么麽么黃黄點点齣出";

/// Bytes of a sign of this block in UTF-8, and of a pair.
const SIGN: usize = 3;
const PAIR: usize = 2 * SIGN;

/// The simplified form of a Chinese sign, by which both are found.
pub(super) fn simplified(sign: char) -> char {
    let pair = |number: usize| {
        let mut signs = PAIRS.get(number * PAIR..)?.chars();
        signs.next().zip(signs.next())
    };
    let (mut low, mut high) = (0, PAIRS.len() / PAIR);
    while low < high {
        let middle = low.midpoint(high);
        match pair(middle) {
            Some((traditional, simplified)) if traditional == sign => return simplified,
            Some((traditional, _)) if traditional < sign => low = middle + 1,
            _ => high = middle,
        }
    }
    sign
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_in_order_and_each_is_found() {
        let signs: Vec<char> = PAIRS.chars().collect();
        let pairs: Vec<&[char]> = signs.chunks(2).collect();
        assert!(signs.iter().all(|sign| sign.len_utf8() == SIGN));
        assert!(pairs.is_sorted_by(|a, b| a[0] < b[0]));
        for pair in pairs {
            assert_eq!(simplified(pair[0]), pair[1]);
            // Once is enough: no form leads to a third.
            assert_eq!(simplified(pair[1]), pair[1]);
        }
        for sign in ['微', '信', 'か', '카', 'a'] {
            assert_eq!(simplified(sign), sign);
        }
    }
}
