"""Whatever is asked, the answer is what the OpenAPI document says it is."""

import schemathesis
from hypothesis import HealthCheck, settings

from dashboard.api.service import create

SCHEMA = schemathesis.openapi.from_asgi("/api/v1/openapi.json", create())


@SCHEMA.parametrize()
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_schemathesis_finds_nothing(case):
    case.call_and_validate()
