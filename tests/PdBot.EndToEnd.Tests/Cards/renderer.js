// Runs inside the page: hands a card to the official renderer with a host config close to that of Teams.
window.renderCard = (json, dark) => {
  const ink = dark
    ? { text: "#ffffff", subtle: "#adadad", accent: "#7f85f5", good: "#54b054", warning: "#fdcfb4", attention: "#e37d80", back: "#292929", emphasis: "#1f1f1f", goodBack: "#052505", warningBack: "#4a1e04", attentionBack: "#3b0509", accentBack: "#2f2f4a" }
    : { text: "#242424", subtle: "#616161", accent: "#5b5fc7", good: "#107c10", warning: "#bc4b09", attention: "#c4314b", back: "#ffffff", emphasis: "#f5f5f5", goodBack: "#f1faf1", warningBack: "#fff9f5", attentionBack: "#fdf3f4", accentBack: "#e8ebfa" };
  const tone = (colour) => ({ default: colour, subtle: colour });
  const colours = {
    default: { default: ink.text, subtle: ink.subtle },
    dark: tone("#242424"), light: tone("#ffffff"),
    accent: tone(ink.accent), good: tone(ink.good), warning: tone(ink.warning), attention: tone(ink.attention),
  };
  const box = (backgroundColor) => ({ backgroundColor, foregroundColors: colours });
  const host = new AdaptiveCards.HostConfig({
    supportsInteractivity: true,
    fontFamily: "'Segoe UI', 'Noto Sans CJK TC', 'Noto Sans TC', sans-serif",
    fontTypes: { default: {}, monospace: { fontFamily: "Consolas, 'Noto Sans Mono CJK TC', monospace" } },
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 200, default: 400, bolder: 600 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: dark ? "#525252" : "#e0e0e0" },
    imageSizes: { small: 32, medium: 52, large: 100 },
    containerStyles: {
      default: box(ink.back), emphasis: box(ink.emphasis), accent: box(ink.accentBack),
      good: box(ink.goodBack), warning: box(ink.warningBack), attention: box(ink.attentionBack),
    },
    actions: { maxActions: 6, spacing: "default", buttonSpacing: 8, actionsOrientation: "horizontal", actionAlignment: "left", showCard: { actionMode: "inline", inlineTopMargin: 16 } },
    inputs: { label: { inputSpacing: "small", requiredInputs: { suffix: " *", suffixColor: "attention" }, optionalInputs: {} }, errorMessage: { color: "attention" } },
    factSet: { title: { weight: "bolder", wrap: true, maxWidth: 150 }, value: { wrap: true }, spacing: 16 },
    adaptiveCard: { allowCustomStyle: false },
  });

  const markdown = window.markdownit();
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown.render(text);
    result.didProcess = true;
  };

  // Teams' people picker is an extension that its cards of 1.5 know and the renderer of 1.5 does not: shown as a plain choice.
  const withoutPeoplePicker = (part) => {
    if (part && typeof part === "object") {
      Object.values(part).forEach(withoutPeoplePicker);
      if (part.type === "Input.ChoiceSet" && part["choices.data"]) {
        delete part["choices.data"];
        part.choices = [...(part.choices ?? []), { title: "(人員)", value: "person" }];
      }
    }
    return part;
  };

  // The renderer tests "lang" with one global expression, which remembers where it stopped: without this, every second card fails.
  AdaptiveCards.CardElement.langProperty.regEx.lastIndex = 0;

  const warnings = [];
  const card = new AdaptiveCards.AdaptiveCard();
  card.hostConfig = host;
  const reading = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  card.parse(withoutPeoplePicker(JSON.parse(json)), reading);
  for (let i = 0; i < reading.eventCount; i++) {
    const found = reading.getEventAt(i);
    warnings.push(`${AdaptiveCards.ValidationPhase[found.phase]}: ${AdaptiveCards.ValidationEvent[found.event]}: ${found.message}`);
  }
  if (card.version.compareTo(AdaptiveCards.Versions.v1_5) > 0) {
    warnings.push(`Parse: UnsupportedCardVersion: Teams shows cards up to 1.5, not ${card.version}`);
  }
  for (const failure of card.validateProperties().validationEvents) {
    warnings.push(`${AdaptiveCards.ValidationPhase[failure.phase]}: ${AdaptiveCards.ValidationEvent[failure.event]}: ${failure.message}`);
  }

  document.body.style.cssText = `margin:0;padding:16px;background:${dark ? "#1f1f1f" : "#f0f0f0"}`;
  const looks = document.createElement("style");
  looks.textContent = `
    .ac-pushButton { font: 600 14px ${host.fontFamily}; padding: 6px 14px; border-radius: 4px; border: 1px solid ${ink.subtle}; background: transparent; color: ${ink.text}; }
    .ac-pushButton.style-positive { background: ${ink.accent}; border-color: ${ink.accent}; color: ${dark ? "#1f1f1f" : "#ffffff"}; }
    .ac-pushButton.style-destructive { background: ${ink.attention}; border-color: ${ink.attention}; color: ${dark ? "#1f1f1f" : "#ffffff"}; }
    .ac-input { font: 14px ${host.fontFamily}; color: ${ink.text}; }
    input.ac-input, textarea.ac-input, select.ac-input { padding: 5px 10px; border: 1px solid ${ink.subtle}; border-radius: 4px; background: ${ink.back}; box-sizing: border-box; color-scheme: ${dark ? "dark" : "light"}; }
    p { margin: 0; }`;
  document.head.replaceChildren(looks);
  const frame = document.createElement("div");
  frame.id = "card";
  frame.style.cssText = "width:480px;border-radius:6px;overflow:hidden";
  const element = card.render();
  if (element) {
    frame.append(element);
  } else {
    warnings.push("Render: nothing was rendered");
  }
  document.body.replaceChildren(frame);
  const overflowing = [...frame.querySelectorAll("*")].filter((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0 && getComputedStyle(part).overflowX === "visible" && getComputedStyle(part).display !== "inline");
  if (overflowing.length > 0) {
    warnings.push(`Render: wider than the card: ${overflowing[0].innerText}`);
  }
  return { warnings, text: frame.innerText };
};
