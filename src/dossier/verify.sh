#!/bin/sh
# 核对案卷。解压后在本文件夹里运行：
#
#     sh verify.sh
#
# 只用 openssl（3.0 以上）、sha256sum 和一般的命令，不连网络，也不需要办案平台。
# 全部相符时退出状态为 0，否则为 1，并逐条列出不符之处。
# 每一步核对什么、为什么，README.txt 里有说明。

set -u
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")" || exit 2
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
bad=0
zeros=0000000000000000000000000000000000000000000000000000000000000000

wrong() {
	echo "不符：$1"
	bad=1
}

sum() {
	sha256sum <"$1" | cut -d ' ' -f 1
}

# signed FILE SIGNATURE：key.pem 的持有人是否签过 FILE
signed() {
	openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in "$1" -sigfile "$2" >/dev/null 2>&1
}

# node LEFT RIGHT：日志的树上两个摘要之上的摘要，写入 $tmp/node
node() {
	{ printf '\001'; cat "$1" "$2"; } | openssl dgst -sha256 -binary >"$tmp/up"
	mv "$tmp/up" "$tmp/node"
}

# logged TEXT PROOF：从这条记录沿证明走到树根，是否就是检查点的根摘要（RFC 9162 第 2.1.3.2 节）
logged() {
	openssl dgst -sha256 -binary "$1" >"$tmp/digest"
	{ printf '\000'; cat "$tmp/digest"; } | openssl dgst -sha256 -binary >"$tmp/node"
	sed '/^$/,$d' "$2" >"$tmp/head"
	sed '1,/^$/d' "$2" >"$tmp/note"
	cmp -s "$tmp/note" checkpoint || return 1
	[ "$(sed -n 1p "$tmp/head")" = c2sp.org/tlog-proof@v1 ] || return 1
	fn=$(sed -n '2s/^index //p' "$tmp/head")
	sn=$((size - 1))
	[ "$fn" -ge 0 ] && [ "$fn" -le "$sn" ] || return 1
	sed 1,2d "$tmp/head" >"$tmp/path"
	while IFS= read -r hash; do
		[ "$sn" -gt 0 ] || return 1
		printf %s "$hash" | openssl base64 -d -A >"$tmp/side"
		if [ $((fn % 2)) -eq 1 ] || [ "$fn" -eq "$sn" ]; then
			node "$tmp/side" "$tmp/node"
			while [ $((fn % 2)) -eq 0 ] && [ "$fn" -ne 0 ]; do
				fn=$((fn / 2))
				sn=$((sn / 2))
			done
		else
			node "$tmp/node" "$tmp/side"
		fi
		fn=$((fn / 2))
		sn=$((sn / 2))
	done <"$tmp/path"
	[ "$sn" -eq 0 ] && cmp -s "$tmp/node" "$tmp/root"
}

# 一、文件：清单由日志的密钥签名；每个文件与清单相符；没有清单以外的文件
signed SHA256SUMS SHA256SUMS.sig || wrong "SHA256SUMS 的签名"
sha256sum --strict --quiet -c SHA256SUMS >"$tmp/sums" 2>&1 || wrong "文件与清单：$(cat "$tmp/sums")"
[ "$(find . ! -type d | wc -l)" -eq $(($(wc -l <SHA256SUMS) + 2)) ] || wrong "文件数与清单不同"

# 二、检查点：由同一把密钥签名，写明日志有多少项、根摘要是什么
sed '/^$/,$d' checkpoint >"$tmp/text"
sed -n 's/^— [^ ]* //p' checkpoint | openssl base64 -d -A | tail -c 64 >"$tmp/signature"
signed "$tmp/text" "$tmp/signature" || wrong "检查点的签名"
origin=$(sed -n 1p "$tmp/text")
size=$(sed -n 2p "$tmp/text")
sed -n 3p "$tmp/text" | openssl base64 -d -A >"$tmp/root"
case $size in
'' | *[!0-9]*) wrong "检查点"; size=0 ;;
esac

# 公钥的两种写法是同一把，名称就是日志的名称
openssl pkey -pubin -in key.pem -outform DER 2>/dev/null | tail -c 32 >"$tmp/public"
key=$(cat key.txt)
id=$({ printf '%s\n\001' "$origin"; cat "$tmp/public"; } | sha256sum | cut -c 1-8)
[ "$key" = "$origin+$id+$({ printf '\001'; cat "$tmp/public"; } | openssl base64 -A)" ] ||
	wrong "key.txt 与 key.pem"

# 三、办理记录：每件案件从第 1 条起一条接一条，内容与摘要相符，每条都在日志里
events=0
for folder in events/*/; do
	n=0
	before=$zeros
	for text in "$folder"*.txt; do
		n=$((n + 1))
		events=$((events + 1))
		name=${text%.txt}
		{
			IFS= read -r head; IFS= read -r organ; IFS= read -r matter; IFS= read -r seq
			IFS= read -r kind; IFS= read -r action; IFS= read -r actor
			IFS= read -r recorded; IFS= read -r effective; IFS= read -r request
			IFS= read -r previous; IFS= read -r salt; IFS= read -r body
		} <"$text"
		[ "$n" -eq 1 ] && first="$organ $matter"
		[ "$head" = zhifa-event/1 ] && [ "$seq" = "$n" ] && [ "$organ $matter" = "$first" ] &&
			[ "$previous" = "$before" ] || wrong "$text：序号或前后衔接"
		[ "$body" = "$(sum "$name.json")" ] || wrong "$name.json：内容与摘要"
		logged "$text" "$name.tlog-proof" || wrong "$name.tlog-proof：日志证明"
		before=$(sum "$text")
	done
done
[ "$events" -gt 0 ] || wrong "没有办理记录"

# 四、文书和文件：每一份的摘要都写在某条办理记录里
papers=0
while read -r digest name; do
	case $name in
	papers/* | files/*)
		papers=$((papers + 1))
		grep -q "$digest" events/*/*.json || wrong "$name：没有一条办理记录提到它"
		;;
	esac
done <SHA256SUMS

echo "日志 $origin，共 $size 项；办理记录 $events 条；文书和文件 $papers 个"
echo "公钥 $key"
echo "请把这一行公钥与办案机关公布的比对：公钥相同，核对的结果才说明案卷出自该机关。"
[ "$bad" -eq 0 ] && echo "全部相符"
exit "$bad"
