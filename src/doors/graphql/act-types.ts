/** What the acts on a batch take and give over GraphQL; the fields are those of REST (docs/api.md). */
export const ACT_TYPES = `
  input PiecesInput {
    factId: ID!
    partCode: String!
    quantity: Int!
    operation: Int
    reason: String
  }
  input HoldInput {
    factId: ID!
    partCode: String!
    kind: String
    reason: String
  }
  input PartActInput {
    factId: ID!
    partCode: String!
    reason: String
  }
  input ChildInput {
    factId: ID!
    "The parent."
    partCode: String!
    childCode: String!
    "0 removes the line."
    quantityPerParent: Int!
    "line: it must be there already; no-line: it must not."
    expects: String
    reason: String
  }
  input CancelProductInput {
    factId: ID!
    product: ID!
    reason: String
  }
  input AssignRouteInput {
    factId: ID!
    partCode: String!
    route: ID!
    reason: String
  }
  input ApplyRouteInput {
    actId: ID!
    route: ID!
    codes: [String!]!
    reason: String
  }
  input SetResponsibleInput {
    codes: [String!]!
    "User name, documentId or id; null: nobody."
    user: String
  }
  type PartHold {
    kind: String!
    reason: String!
    since: String!
    by: String!
  }
  type ProposalReason {
    parent: String!
    change: Int!
    quantityPerParent: Int!
  }
  type ActProposal {
    code: String!
    designation: String
    name: String
    act: String!
    quantity: Float!
    why: ProposalReason!
  }
  type LotCode {
    code: String!
  }
  type PartActPayload {
    replayed: Boolean!
    part: PartProgress!
    operations: [OperationProgress!]!
    proposals: [ActProposal!]!
    "Of a split: the new lot."
    lot: LotCode
    "Of a reversed split: the batch that the pieces went back to."
    returnedTo: LotCode
  }
  type CancelledProduct {
    id: ID!
    designation: String!
    name: String
    orderNumber: String
    cancelledAt: String!
  }
  type CancelProductPayload {
    replayed: Boolean!
    product: CancelledProduct!
    cancelled: Int!
  }
  type AppliedRoute {
    code: String!
    status: Int!
    error: ScanItemError
  }
  type ResponsiblePerson {
    id: ID!
    name: String!
  }
  type SetResponsiblePayload {
    responsible: ResponsiblePerson
    changed: [String!]!
    unchanged: [String!]!
  }
  type Mutation {
    "Put pieces in at the first operation; idempotent by factId, like every act."
    addPieces(input: PiecesInput!): PartActPayload!
    "Take waiting pieces out."
    withdrawPieces(input: PiecesInput!): PartActPayload!
    "Make waiting pieces a lot of their own."
    splitPart(input: PiecesInput!): PartActPayload!
    "Send a lot's pieces back while nobody has worked on it."
    reverseSplit(input: PartActInput!): PartActPayload!
    "Refuse new reports until the release."
    holdPart(input: HoldInput!): PartActPayload!
    releaseHold(input: PartActInput!): PartActPayload!
    "Withdraw all that waits and end the batch."
    cancelPart(input: PartActInput!): PartActPayload!
    "Void the valid label and issue another code."
    voidLabel(input: PartActInput!): PartActPayload!
    "Add a line to the batch's bill of materials, change or remove one."
    setChild(input: ChildInput!): PartActPayload!
    "Cancel all batches of an order, and the order."
    cancelProduct(input: CancelProductInput!): CancelProductPayload!
    "Give a batch a route, or another one."
    assignRoute(input: AssignRouteInput!): PartActPayload!
    "Give a route to many batches, one act each."
    applyRoute(input: ApplyRouteInput!): [AppliedRoute!]!
    "Say who answers for these batches."
    setResponsible(input: SetResponsibleInput!): SetResponsiblePayload!
  }
`;
