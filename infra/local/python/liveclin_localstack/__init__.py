"""LocalStack 4.13.1 in host mode: shims, patches, a Lambda executor and DynamoDB, no Docker."""
