// Reads cards from standard input, [{ name, card }], and writes what Microsoft's library and its Markdown reader make of
// them: [{ name, complaints, text, buttons }].
"use strict";

const ac = require("adaptivecards/dist/adaptivecards.js");
const markdown = require("markdown-it")();

// What Teams adds to Adaptive Cards 1.5, as Microsoft's pages have it ("Charts in Adaptive Cards", "People Picker in
// Adaptive Cards"); the library itself knows choices.data under 1.6 alone.
const chartPoints = {
    "Chart.Pie": (chart) => chart.data.every((point) => typeof point.legend === "string" && point.value > 0),
    "Chart.HorizontalBar": (chart) => chart.data.every((point) => typeof point.x === "string" && point.y >= 0),
    "Chart.Line": (chart) => chart.data.every((line) => typeof line.legend === "string" && line.values.every((point) => typeof point.x === "string" && point.y >= 0)),
};
const chartProperties = ["type", "data", "fallback", "xAxisTitle", "yAxisTitle", "spacing", "separator"];
const onlyTeams = new Set(["msteams", "choices.data", "fallback", "$schema"]);

for (const type of Object.keys(chartPoints)) {
    ac.GlobalRegistry.elements.register(type, class extends ac.CardElement {
        getJsonTypeName() { return type; }
        internalRender() { return undefined; }
    });
}

function read(card) {
    const context = new ac.SerializationContext(ac.Versions.v1_5);
    const parsed = new ac.AdaptiveCard();
    parsed.parse(card, context);
    const complaints = [];
    for (let i = 0; i < context.eventCount; i++) {
        const said = context.getEventAt(i);
        if (!/choices\.data/.test(said.message)) complaints.push(said.message);
    }

    const seen = { text: [], buttons: [], tags: new Set() };
    walk(card, parsed.toJSON(new ac.SerializationContext(ac.Versions.v1_5)), "", complaints, seen);
    const entities = card.msteams?.entities ?? [];
    for (const entity of entities) {
        if (!seen.tags.delete(entity.text)) complaints.push(`nobody is mentioned as ${entity.text}`);
        if (!entity.mentioned.id || !entity.mentioned.name) complaints.push("a mention of nobody");
    }

    for (const tag of seen.tags) complaints.push(`${tag} has no entity`);
    return { complaints, text: seen.text.join("\n"), buttons: seen.buttons.join("\n") };
}

// Beside the card as it was sent the card as the library would write it again: what it did not understand is missing there.
function walk(sent, kept, at, complaints, seen) {
    if (Array.isArray(sent)) {
        sent.forEach((one, i) => walk(one, Array.isArray(kept) ? kept[i] : undefined, `${at}[${i}]`, complaints, seen));
        return;
    }

    if (typeof sent !== "object" || sent === null) return;
    see(sent, at, complaints, seen);
    if (sent.type in chartPoints) {
        if (!chartPoints[sent.type](sent)) complaints.push(`${at}: no data of a ${sent.type}`);
        for (const name of Object.keys(sent)) if (!chartProperties.includes(name)) complaints.push(`${at}: ${sent.type} knows no ${name}`);
        return;
    }

    for (const [name, value] of Object.entries(sent)) {
        if (onlyTeams.has(name)) continue;
        if (kept?.[name] === undefined && !isUsual(sent, name)) complaints.push(`${at}.${name} is not understood`);
        if (name !== "data") walk(value, kept?.[name], `${at}.${name}`, complaints, seen);
    }
}

function isUsual(sent, name) {
    return (sent.type === "Input.ChoiceSet" && name === "style" && sent.style === "compact") || (sent.type === "Input.ChoiceSet" && name === "choices" && sent.choices.length === 0);
}

function see(element, at, complaints, seen) {
    if (element.type === "RichTextBlock") seen.text.push(element.inlines.map((run) => run.text).join(""));
    if (element.type === "TextBlock") seen.text.push(readMarkdown(element.text, at, complaints, seen));
    if (element.label) seen.text.push(element.label);
    if (element.type?.startsWith("Action.") && element.title) seen.buttons.push(element.title);
    for (const choice of element.choices ?? []) seen.text.push(readMarkdown(choice.title, at, complaints, seen));
    if (element.type === "Input.Text" && element.value) seen.text.push(element.value);
}

// Only what a renderer writes on purpose is markup: bold, links and the tags of mentions.
function readMarkdown(text, at, complaints, seen) {
    const [open, inline, close, ...more] = markdown.parse(text, {});
    if (more.length > 0 || open?.type !== "paragraph_open" || close?.type !== "paragraph_close") {
        complaints.push(`${at}: not a plain line: ${text}`);
        return "";
    }

    let plain = "";
    for (const token of inline.children) {
        if (token.type === "text") plain += token.content;
        else if (!["strong_open", "strong_close", "link_open", "link_close"].includes(token.type)) complaints.push(`${at}: ${token.type} in ${text}`);
    }

    return plain.replace(/<at>(.*?)<\/at>/gu, (tag, name) => {
        seen.tags.add(tag);
        return "@" + name;
    });
}

let input = "";
process.stdin.setEncoding("utf8");
process.stdin.on("data", (chunk) => input += chunk);
process.stdin.on("end", () => process.stdout.write(JSON.stringify(JSON.parse(input).map(({ name, card }) => ({ name, ...read(card) })))));
