#include "api/shape.h"

#define LONG 100000

const struct field shape_named[] = {
	FIELD("id", "编号", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD_END,
};

const struct field shape_organ[] = {
	FIELD("id", "机关编号", FIELD_ID, FIELD_REQUIRED),
	FIELD("name", "机关名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD_END,
};

const struct field shape_said[] = {
	FIELD("title", "项目", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("text", "内容", FIELD_TEXT, FIELD_REQUIRED, .max = LONG),
	FIELD_END,
};

const struct field shape_deadline[] = {
	FIELD("id", "期限", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("status", "状态", FIELD_ENUM, FIELD_REQUIRED,
		.options = "running|paused|due|stopped"),
	FIELD("from", "起算日", FIELD_DATE, 0),
	FIELD("due", "届满日", FIELD_DATE, 0),
	FIELD("left", "还剩", FIELD_INT, 0),
	FIELD("unit", "单位", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("basis", "依据", FIELD_TEXT, FIELD_REQUIRED, .max = LONG),
	FIELD("provisional", "日历尚未公布，暂定", FIELD_BOOL, 0),
	FIELD("level", "紧急程度", FIELD_ENUM, FIELD_REQUIRED, .options = "normal|soon|overdue"),
	FIELD("paused", "中止之日", FIELD_DATE, 0),
	FIELD_END,
};

static const struct field citation[] = {
	FIELD("short", "简称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("full", "全称", FIELD_TEXT, FIELD_REQUIRED, .max = LONG),
	FIELD_END,
};

static const struct field refusal[] = {
	FIELD("rule", "规则", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("because", "原因", FIELD_TEXT, FIELD_REQUIRED, .max = LONG),
	FIELD("basis", "依据", FIELD_TEXT, FIELD_REQUIRED, .max = LONG),
	FIELD("cure", "补正的操作", FIELD_TEXT, 0),
	FIELD("cure_title", "补正的操作名称", FIELD_TEXT, 0),
	FIELD_END,
};

static const struct field proposal[] = {
	FIELD("digest", "校验值", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("fields", "报请的内容", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST,
		.fields = shape_said),
	FIELD_END,
};

#define FACT_KINDS "text|long|money|int|date|yesno|choice|officers|file|time|choices"

static const struct field source[] = {
	FIELD("title", "哪一步", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("by", "谁", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("at", "哪一天", FIELD_DATE, FIELD_REQUIRED),
	FIELD_END,
};

static const struct field form_field[] = {
	FIELD("id", "字段", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("kind", "类型", FIELD_ENUM, FIELD_REQUIRED, .options = FACT_KINDS),
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("required", "必填", FIELD_BOOL, FIELD_REQUIRED),
	FIELD("options", "选项：编号和名称", FIELD_JSON, 0),
	FIELD("max", "最大值或最多字数", FIELD_INT, 0),
	FIELD("help", "说明", FIELD_TEXT, 0, .max = LONG),
	FIELD("value", "已有的值", FIELD_JSON, FIELD_PERSONAL),
	FIELD("text", "已有的值的文字", FIELD_TEXT, FIELD_PERSONAL, .max = LONG),
	FIELD("source", "已填的内容从哪里来", FIELD_OBJECT, 0, .fields = source),
	FIELD_END,
};

const struct field shape_action[] = {
	FIELD("id", "操作", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("allowed", "现在可以办理", FIELD_BOOL, FIELD_REQUIRED),
	FIELD("urgent", "次序", FIELD_INT, 0),
	FIELD("outside", "有对外效力", FIELD_BOOL, 0),
	FIELD("two", "须两人办理", FIELD_BOOL, 0),
	FIELD("confirm", "确认语", FIELD_TEXT, 0, .max = LONG),
	FIELD("help", "说明", FIELD_TEXT, 0, .max = LONG),
	FIELD("list", "所涉清单", FIELD_TEXT, 0),
	FIELD("papers", "产生的文书", FIELD_TEXT, FIELD_LIST),
	FIELD("basis", "依据", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = citation),
	FIELD("refusals", "不能办理的原因", FIELD_OBJECT, FIELD_LIST, .fields = refusal),
	FIELD("alarms", "须写明理由的提示", FIELD_OBJECT, FIELD_LIST, .fields = refusal),
	FIELD("proposal", "报请的内容", FIELD_OBJECT, 0, .fields = proposal),
	FIELD("form", "要填写的内容", FIELD_OBJECT, FIELD_LIST, .fields = form_field),
	FIELD_END,
};

/* ---- the case page ---- */

static const struct field procedure[] = {
	FIELD("id", "程序", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD_END,
};

static const struct field state[] = {
	FIELD("id", "状态", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("phase", "阶段", FIELD_TEXT, FIELD_REQUIRED),
	FIELD_END,
};

static const struct field parent[] = {
	FIELD("id", "案件编号", FIELD_ID, FIELD_REQUIRED),
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD_END,
};

static const struct field joined[] = {
	FIELD("id", "案件编号", FIELD_ID, FIELD_REQUIRED),
	FIELD("number", "案号", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("party", "当事人", FIELD_TEXT, FIELD_REQUIRED | FIELD_PERSONAL),
	FIELD("state", "状态", FIELD_TEXT, FIELD_REQUIRED),
	FIELD_END,
};

static const struct field step[] = {
	FIELD("id", "操作", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("by", "由谁办理", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("basis", "依据", FIELD_TEXT, FIELD_REQUIRED, .max = LONG),
	FIELD("documents", "文书", FIELD_TEXT, FIELD_LIST),
	FIELD_END,
};

static const struct field phase[] = {
	FIELD("id", "阶段", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("status", "状态", FIELD_ENUM, FIELD_REQUIRED, .options = "done|now|later"),
	FIELD("at", "进入之日", FIELD_TEXT, 0),
	FIELD("steps", "步骤", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = step),
	FIELD_END,
};

static const struct field fact[] = {
	FIELD("id", "事项", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("kind", "类型", FIELD_ENUM, FIELD_REQUIRED, .options = FACT_KINDS),
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("text", "内容", FIELD_TEXT, FIELD_REQUIRED | FIELD_PERSONAL, .max = LONG),
	FIELD("value", "值", FIELD_JSON, FIELD_PERSONAL),
	FIELD("masked", "已遮盖", FIELD_BOOL, 0),
	FIELD_END,
};

static const struct field column[] = {
	FIELD("id", "列", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("kind", "类型", FIELD_ENUM, FIELD_REQUIRED, .options = FACT_KINDS),
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD_END,
};

static const struct field row[] = {
	FIELD("key", "行", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("cells", "各列的内容", FIELD_TEXT, FIELD_REQUIRED | FIELD_LIST | FIELD_PERSONAL,
		.max = LONG),
	FIELD_END,
};

static const struct field list[] = {
	FIELD("id", "清单", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("columns", "列", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = column),
	FIELD("rows", "行", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = row),
	FIELD_END,
};

static const struct field document[] = {
	FIELD("id", "文书编号", FIELD_ID, FIELD_REQUIRED),
	FIELD("form", "文书格式", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("number", "文号", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("state", "状态", FIELD_ENUM, FIELD_REQUIRED, .options = "issued|sealed|void"),
	FIELD("at", "签发之日", FIELD_DATE, FIELD_REQUIRED),
	FIELD("pages", "页数", FIELD_INT, 0),
	FIELD("scan", "盖章扫描件", FIELD_TEXT, 0),
	FIELD_END,
};

static const struct field child[] = {
	FIELD("id", "编号", FIELD_ID, FIELD_REQUIRED),
	FIELD("key", "在本案中的编号", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("state", "状态", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("outcome", "结果", FIELD_TEXT, 0),
	FIELD("actions", "可办事项", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST,
		.fields = shape_action),
	FIELD("deadlines", "期限", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST,
		.fields = shape_deadline),
	FIELD_END,
};

static const struct field event_finding[] = {
	FIELD("text", "说明", FIELD_TEXT, FIELD_REQUIRED, .max = LONG),
	FIELD("basis", "依据", FIELD_TEXT, 0, .max = LONG),
	FIELD_END,
};

const struct field shape_event[] = {
	FIELD("seq", "序号", FIELD_INT, FIELD_REQUIRED),
	FIELD("at", "记录时间", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("title", "办理事项", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("by", "办理人", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("role", "岗位", FIELD_TEXT, 0),
	FIELD("kind", "类别", FIELD_ENUM, FIELD_REQUIRED, .options = "act|law|record"),
	FIELD("effective", "生效之日", FIELD_DATE, 0),
	FIELD("input", "填写的内容", FIELD_OBJECT, FIELD_LIST | FIELD_PERSONAL,
		.fields = shape_said),
	FIELD("findings", "办理时的提示", FIELD_OBJECT, FIELD_LIST, .fields = event_finding),
	FIELD("basis", "依据", FIELD_TEXT, 0, .max = LONG),
	FIELD("digest", "校验值", FIELD_TEXT, 0),
	FIELD_END,
};

static const struct field move[] = {
	FIELD("to", "转换到的法规包", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("open", "适用于已有的案件", FIELD_BOOL, FIELD_REQUIRED),
	FIELD("allowed", "现在可以转换", FIELD_BOOL, FIELD_REQUIRED),
	FIELD("refusals", "不能转换的原因", FIELD_OBJECT, FIELD_LIST, .fields = refusal),
	FIELD("why", "衔接的说明", FIELD_TEXT, 0, .max = LONG),
	FIELD("ground", "适用新旧规定的理由", FIELD_TEXT, 0),
	FIELD("basis", "依据", FIELD_TEXT, 0, .max = LONG),
	FIELD("from", "从哪一天起", FIELD_DATE, 0),
	FIELD("role", "由谁转换", FIELD_TEXT, 0),
	FIELD("state", "转换后的状态", FIELD_TEXT, 0),
	FIELD_END,
};

const struct field shape_page[] = {
	FIELD("id", "案件编号", FIELD_ID, FIELD_REQUIRED),
	FIELD("version", "版本", FIELD_INT, FIELD_REQUIRED),
	FIELD("number", "案号", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("title", "名称", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("procedure", "程序", FIELD_OBJECT, FIELD_REQUIRED, .fields = procedure),
	FIELD("pack", "法规包", FIELD_TEXT, FIELD_REQUIRED),
	FIELD("move", "后一个版本的法规包", FIELD_OBJECT, 0, .fields = move),
	FIELD("state", "状态", FIELD_OBJECT, FIELD_REQUIRED, .fields = state),
	FIELD("party", "当事人", FIELD_TEXT, FIELD_REQUIRED | FIELD_PERSONAL),
	FIELD("organ", "机关", FIELD_OBJECT, FIELD_REQUIRED, .fields = shape_organ),
	FIELD("parent", "所属案件", FIELD_OBJECT, 0, .fields = parent),
	FIELD("joined", "同案的其他案件", FIELD_OBJECT, FIELD_LIST, .fields = joined),
	FIELD("phases", "程序图", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = phase),
	FIELD("actions", "可办事项", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST,
		.fields = shape_action),
	FIELD("deadlines", "期限", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST,
		.fields = shape_deadline),
	FIELD("facts", "案情", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = fact),
	FIELD("lists", "清单", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = list),
	FIELD("documents", "文书", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = document),
	FIELD("children", "关联程序", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST, .fields = child),
	FIELD("events", "办理记录", FIELD_OBJECT, FIELD_REQUIRED | FIELD_LIST,
		.fields = shape_event),
	FIELD("earlier", "还有更早的记录", FIELD_BOOL, FIELD_REQUIRED),
	FIELD_END,
};
