"""What stands around a story on a page: tool words and furniture. Called by saved_page.

Both tables are read whole-line: a line is left out only when all of it is in a table.
"""

import re

# Words of the tools over and under a story, in both languages.
_TOOL_WORDS = """
print dictionary email e-mail share save bookmark scrap copy listen link url pdf facebook
twitter x kakaotalk kakao line whatsapp telegram linkedin reddit tweet pin like comments
comment zoom larger smaller bigger increase decrease reset text size font a aa a+ a- a+a-
print-friendly
인쇄 인쇄하기 프린트 사전 메일 이메일 공유 공유하기 저장 스크랩 복사 듣기 링크 주소 목록
페이스북 트위터 엑스 카카오톡 카카오스토리 네이버 밴드 라인 글자 글자크기 글씨 글씨크기 글꼴
크기 크게 작게 확대 축소 조절 조정 가 가+ 가- 가가 본문 기사 url복사 댓글 좋아요 북마크
"""
TOOL_WORDS = frozenset(_TOOL_WORDS.split())
BETWEEN_TOOLS = re.compile(r"[\s|/·ㆍ,:()\[\]<>•]+")
MOST_TOOLS = 16

# What pages print that is no part of a story: what it is called in a receipt, and its pattern.
# A second pattern is that of the line it may run on into.
FURNITURE = tuple(
    (name, re.compile(pattern, re.IGNORECASE), re.compile(further, re.IGNORECASE))
    for name, pattern, further in (
        ("sign-in", r"(please )?(log|sign) ?in( (to|with) .{1,90})?", r"(with|to) (the )?.{1,60}"),
        ("sign-in", r"(log|sign) ?out|sign ?up|register|my account|subscribe( now)?", r""),
        ("sign-in", r"로그인|로그아웃|회원 ?가입|구독(하기|신청)?|마이 ?페이지", r""),
        ("sign-in", r".{0,40}로그인(하세요|하십시오|해 ?주세요|이 필요합니다)\.?", r""),
        ("sign-in", r".{0,40}로그인 ?후 이용.{0,20}", r""),
        ("help", r"help[- ](image|icon)( .{1,40})?|도움말( 아이콘)?( .{1,20})?", r""),
        ("lock", r"(lock|padlock)[- ](icon|image)|(자물쇠|잠금)( ?아이콘)?", r""),
        ("comments", r"social comments?\??|소셜 ?댓글( .{1,10})?\??", r""),
        ("comments", r"to (write|leave|post) (a )?comments?,? please (log|sign) ?in\b.{0,60}", r""),
        ("comments", r"(write|leave|post|add|read|view|show) (a |all |the )?comments?", r""),
        ("comments", r"(no |\d+ |be the first to )comments?( yet)?|comments? \(?\d+\)?", r""),
        ("comments", r"댓글(을)? ?(쓰기|작성|보기|입력|남기기|\(?\d+\)?개?).{0,30}", r""),
        ("comments", r"댓글을 (쓰|작성하|남기)(시)?려면 .{0,40}", r""),
        ("policy", r"(standards board|comments?|community) (policy|rules|guidelines).{0,20}", r""),
        ("policy", r"(운영|댓글|심의) ?(규정|정책|원칙|기준).{0,20}", r""),
        ("counter", r"\(?\d{1,4} ?/ ?\d{2,5} ?(자|characters?|chars?)?\)?", r""),
        ("sharing", r"(share|like|follow|tweet) (this|us|it)( .{1,40})?", r""),
        ("sharing", r"(이 )?기사(를)? ?공유.{0,20}|좋아요 ?\d*|공감 ?\d*|추천 ?\d*", r""),
        ("rights", r"(copyright )?(©|ⓒ|\(c\)|copyright\b).{1,140}", r""),
        ("rights", r".{0,80}all rights reserved\.?", r""),
        ("rights", r".{0,80}무단 ?(전재|복제|배포).{0,60}", r""),
        ("navigation", r"skip to (main )?(content|navigation)|(본문|주메뉴) ?바로 ?가기", r""),
        ("navigation", r"(back to |go to )?top|menu|search", r""),
        ("navigation", r"맨 ?위로( 가기)?|메뉴|검색|목록(으로)?", r""),
        ("navigation", r"(previous|next)( (story|article|page))?|이전( 기사)?|다음( 기사)?", r""),
        ("navigation", r"most (read|popular|viewed)|more (in|from|on) .{1,40}", r""),
        ("navigation", r"(most read|related|more|latest|top) (stories|articles|news)", r""),
        ("navigation", r"관련 ?기사|많이 본 (뉴스|기사)|(최신|인기) ?기사", r""),
        ("advertisement", r"advertisements?|sponsored( content)?|광고", r""),
        ("newsletter", r"(sign up|subscribe) (for|to) .{1,60}|뉴스레터( .{1,30})?", r""),
    )
)  # fmt: skip
LONGEST_FURNITURE = 160


def is_tools(line: str) -> bool:
    """Whether a line holds nothing but the words of a page's tools."""
    words = [word for word in BETWEEN_TOOLS.split(line.casefold()) if word]
    return 0 < len(words) <= MOST_TOOLS and all(word in TOOL_WORDS for word in words)


def furniture_in(line: str, after: str = "") -> str:
    """What piece of furniture a line is, "" when none; `after` is the line just above it."""
    if not 0 < len(line) <= LONGEST_FURNITURE:
        return ""
    for name, pattern, further in FURNITURE:
        if pattern.fullmatch(line):
            return name
        if after and further.pattern and pattern.fullmatch(after) and further.fullmatch(line):
            return name
    return ""
