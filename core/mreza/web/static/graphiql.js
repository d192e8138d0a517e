// Starts the vendored GraphiQL. Queries and mutations are one answer; subscriptions are read from an event stream.
"use strict";
(() => {
  const place = document.getElementById("graphiql");
  const endpoint = place.dataset.endpoint;
  const accept = "application/graphql-response+json, application/json;q=0.9, text/event-stream;q=0.8";

  async function fetcher(parameters, options) {
    const answer = await fetch(endpoint, {
      method: "POST",
      credentials: "same-origin",
      headers: { "content-type": "application/json", accept, ...(options?.headers ?? {}) },
      body: JSON.stringify(parameters),
    });
    const isStream = (answer.headers.get("content-type") ?? "").startsWith("text/event-stream");
    return isStream ? results(answer.body) : answer.json();
  }

  async function* results(body) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    try {
      for (;;) {
        const { value, done } = await reader.read();
        if (done) return;
        text += value;
        for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
          const lines = text.slice(0, end).split("\n");
          text = text.slice(end + 2);
          if (lines.includes("event: complete")) return;
          const data = lines.filter((line) => line.startsWith("data: ")).map((line) => line.slice(6));
          if (data.length) yield JSON.parse(data.join("\n"));
        }
      }
    } finally {
      await reader.cancel();
    }
  }

  ReactDOM.createRoot(place).render(
    React.createElement(GraphiQL, {
      fetcher,
      defaultQuery: place.dataset.query,
      defaultEditorToolsVisibility: "headers",
      isHeadersEditorEnabled: true,
      shouldPersistHeaders: false,
    }),
  );
})();
