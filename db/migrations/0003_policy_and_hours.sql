-- The first policy (product.md §5, §6) and the one opening time (domain.md §9.1).

insert into policy_versions (id, valid_from, rules) values (1, '2026-01-01T00:00:00Z', '{
  "acts": {
    "hold": {
      "agent": { "level": "claimed", "methods": ["controlQuestions"] },
      "caller": { "level": "claimed", "methods": ["cprAndFact", "blockingCode"] }
    },
    "block": {
      "agent": { "level": "claimed", "methods": ["controlQuestions"] },
      "caller": { "level": "claimed", "methods": ["blockingCode"] }
    },
    "suspend": {
      "agent": { "level": "claimed", "methods": ["controlQuestions"] },
      "caller": { "level": "claimed", "methods": ["blockingCode"] }
    }
  },
  "questions": {
    "pointsForConfirmed": 8,
    "mostQuestions": 5,
    "wrongAnswersAllowed": 1,
    "failedRoundsPerSubject": 2,
    "failedRoundsWindowHours": 24,
    "weights": {
      "birthPlace": 3, "previousMunicipality": 3, "siblings": 2, "children": 2, "parents": 3,
      "maritalStatus": 1, "maritalStatusSince": 3, "churchMember": 1, "street": 2, "postalCode": 1
    }
  },
  "limits": {
    "strikesPerStep": 3,
    "wrongCodesPerCall": 3,
    "failuresPerCallerPerHour": 5,
    "requestsPerTargetPerDay": 5,
    "callsPerCallerPerTenMinutes": 20
  },
  "minutes": { "verificationLives": 20, "actDeadline": 15 },
  "seconds": { "offerOpen": 20, "heartbeatStale": 45, "agentGrace": 25 },
  "hours": { "hold": 24 }
}');

insert into opening_hours (valid_from, day_kind, opens, closes) values
  ('2026-01-01', 'weekday', '08:00', '20:00'),
  ('2026-01-01', 'weekend', '10:00', '16:00'),
  ('2026-01-01', 'holiday', '10:00', '16:00');
