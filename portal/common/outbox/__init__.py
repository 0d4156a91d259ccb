"""Every mail of the portal: written as a row with what it belongs to, sent later by the worker, never twice."""
