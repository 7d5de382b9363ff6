"""Whether the service is well: for a load balancer, a watchdog, an operator."""

import time

import msgspec

from api.endpoints import Answer, Call, Endpoint
from api.language import Text
from api.negotiation import JSON


def _health(call: Call) -> Answer:
    service = call.service
    document = {
        "status": "ok",
        "build_id": service.store.build_id,
        "collections": {name: service.store.count(name) for name in service.store.layers},
        "uptime_s": round(time.monotonic() - service.started, 1),
        "kept_bytes": service.ready.size_bytes,
    }
    return Answer((msgspec.json.encode(document),))


ENDPOINTS = (Endpoint("/health", Text("运行状态", "Health"), "service", (JSON,), _health, kept=False, titled=False),)
