/** What the mutations take and give; the fields are those of REST (docs/api.md). */
export const SCAN_TYPES = `
  input ReworkInput {
    quantity: Int!
    toOperation: Int!
  }
  input RecordScanInput {
    scanId: ID!
    partCode: String!
    operation: Int!
    kind: String
    good: Int
    scrapped: Int
    rework: ReworkInput
    causeOperation: Int
    reason: String
    comment: String
    attachments: [String!]
    occurredAt: String!
    sentAt: String
    station: String
    operator: String
    madeIn: String
    underHold: Boolean
    settles: ID
  }
  input UndoScanInput {
    "The scan to undo."
    scanId: ID!
    undoId: ID!
    "Without amounts everything that is not taken back yet."
    good: Int
    scrapped: Int
    rework: Int
    reason: String
    occurredAt: String
    sentAt: String
    station: String
    operator: String
    madeIn: String
  }
  type ScanRework {
    quantity: Int!
    toOperation: Int!
  }
  type RecordedScan {
    scanId: ID!
    kind: String!
    operation: Int!
    stage: String!
    operator: String!
    good: Int!
    scrapped: Int!
    rework: ScanRework
    causeOperation: Int
    reason: String
    comment: String!
    occurredAt: String!
    recordedAt: String!
    revision: Int!
    undoes: String
  }
  type OperationProgress {
    number: Int!
    sequence: Int!
    stage: String!
    kind: String!
    optional: Boolean!
    waiting: Int!
    done: Int!
    good: Int!
    scrapped: Int!
    reworked: Int!
    mayScrap: Boolean!
    mayRework: Boolean!
  }
  type PartProgress {
    code: String!
    designation: String
    name: String
    kind: String!
    lot: Int!
    quantity: Int!
    required: Int!
    unrouted: Int!
    finished: Int!
    scrapped: Int!
    withdrawn: Int!
    status: String!
    hold: PartHold
    revision: Int!
  }
  type RecordScanPayload {
    replayed: Boolean!
    scan: RecordedScan!
    part: PartProgress!
    operations: [OperationProgress!]!
    undoneBy: [RecordedScan!]!
    lookAlikes: [RecordedScan!]!
  }
  type ScanItemError {
    status: Int!
    code: String!
    message: String!
    details: JSON!
  }
  type RecordScansItem {
    id: ID
    status: Int!
    replayed: Boolean!
    scan: RecordedScan
    error: ScanItemError
  }
  type CreatedPart {
    documentId: ID!
    code: String!
    part: PartProgress!
    operations: [OperationProgress!]!
  }
  type Mutation {
    "Record one scan; idempotent by scanId."
    recordScan(input: RecordScanInput!): RecordScanPayload!
    "Record up to 500 scans, each on its own and in order."
    recordScans(items: [RecordScanInput!]!): [RecordScansItem!]!
    "Take a scan back, whole or in amounts; idempotent by undoId."
    undoScan(input: UndoScanInput!): RecordScanPayload!
    "Create a part with its label and, with a route, its operations."
    createPart(data: CreatePartInput!): CreatedPart!
  }
`;
