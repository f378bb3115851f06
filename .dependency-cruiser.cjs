/** The import table of docs/architecture.md: which room may look into which. */
const DOMAIN = "^app/domain/";
const PORTS = "^integrations/[^/]+/port\\.ts$";

const rule = (name, from, to, comment) => ({ name, severity: "error", comment, from, to });

module.exports = {
  forbidden: [
    rule("no-cycles", {}, { circular: true }, "Rooms and files form a direction of travel, not a ring."),
    rule(
      "domain-imports-nothing",
      { path: DOMAIN },
      { pathNot: [DOMAIN] },
      "The domain decides and imports nothing.",
    ),
    rule(
      "commands",
      { path: "^app/commands/" },
      { path: "^(app|integrations)/", pathNot: [DOMAIN, "^app/commands/", PORTS] },
      "Commands know the domain, each other's frame, aggregates and port types.",
    ),
    rule(
      "commands-no-web",
      { path: "^app/commands/" },
      { path: "node_modules/(@remix-run|react|express|lucia)" },
      "A command knows no web.",
    ),
    rule(
      "commands-no-views",
      { path: "^app/commands/" },
      { path: "^db/views/" },
      "Read models are for screens.",
    ),
    rule(
      "lookups",
      { path: "^app/lookups/" },
      { path: "^(app|integrations)/", pathNot: [DOMAIN, "^app/commands/", "^app/lookups/", PORTS] },
      "Lookups know what commands know, and ask ports.",
    ),
    rule(
      "routes-db",
      { path: "^app/routes/" },
      { path: "^db/", pathNot: ["^db/views/"], dependencyTypesNot: ["type-only"] },
      "Routes read one read model per screen.",
    ),
    rule(
      "routes-integrations",
      { path: "^app/routes/" },
      { path: "^integrations/", dependencyTypesNot: ["type-only"] },
      "Routes know no adapter.",
    ),
    rule(
      "routes-worker",
      { path: "^app/routes/" },
      { path: "^app/(worker|server|services|env|start)" },
      "Routes get services from the context.",
    ),
    rule(
      "routes-apart",
      { path: "^app/routes/(.+)$" },
      { path: "^app/routes/", pathNot: ["^app/routes/$1$"] },
      "Route files never import each other.",
    ),
    rule(
      "ui",
      { path: "^app/ui/" },
      {
        path: "^(app/(commands|lookups|worker|http|server|services|env|start)|integrations)",
        dependencyTypesNot: ["type-only"],
      },
      "The ui knows the domain, words and types of views.",
    ),
    rule(
      "ui-db",
      { path: "^app/ui/" },
      { path: "^db/", dependencyTypesNot: ["type-only"] },
      "The ui knows types of views only.",
    ),
    rule(
      "http-db",
      { path: "^app/http/" },
      {
        path: "^db/",
        pathNot: ["^db/(sessions|migrate)\\.ts$", "^db/views/"],
        dependencyTypesNot: ["type-only"],
      },
      "The http room reads sessions, and whether the migrations are there.",
    ),
    rule(
      "http-integrations",
      { path: "^app/http/" },
      { path: "^integrations/", dependencyTypesNot: ["type-only"] },
      "Types of ports only.",
    ),
    rule(
      "worker-integrations",
      { path: "^app/worker/" },
      { path: "^integrations/", dependencyTypesNot: ["type-only"] },
      "The worker reaches systems through services.",
    ),
    rule(
      "worker-ui",
      { path: "^app/worker/" },
      { path: "^app/(routes|ui|server)" },
      "The worker shows nothing.",
    ),
    rule(
      "db",
      { path: "^db/", pathNot: ["^db/seed/"] },
      { path: "^(app|integrations)/", pathNot: [DOMAIN], dependencyTypesNot: ["type-only"] },
      "The database room knows types and the domain's words.",
    ),
    rule("db-integrations", { path: "^db/" }, { path: "^integrations/" }, "The database knows no system."),
    rule(
      "integrations-apart",
      {
        path: "^integrations/(mitid|mitid-broker|nemlogin|nemkonto|cpr|digital-post|mail|twilio)/",
        pathNot: ["/simulator/"],
      },
      {
        path: "^integrations/",
        pathNot: [
          "^integrations/$1/(?!simulator)",
          "^integrations/http-client",
          "^integrations/$1/(schemas|memo)",
        ],
      },
      "An adapter knows its own folder and the shared http client, never its simulator.",
    ),
    rule(
      "integrations-app",
      { path: "^integrations/" },
      { path: "^(app|db)/", pathNot: [DOMAIN] },
      "Systems know the domain's words and nothing else of the application.",
    ),
    rule(
      "no-simulator-in-app",
      { path: "^(app|db)/" },
      { path: "simulator|^integrations/(sandbox|people)" },
      "The application never knows that a system is simulated.",
    ),
    rule(
      "tests-stay-out",
      { path: "^(app|db|integrations)/" },
      { path: "^tests/" },
      "Nothing that runs knows the tests.",
    ),
    rule("not-resolvable", {}, { couldNotResolve: true }, "Every import leads somewhere."),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|node_modules)/" },
    tsPreCompilationDeps: "specify",
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
