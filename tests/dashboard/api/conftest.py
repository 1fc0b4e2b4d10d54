"""The API over the real dataset, asked in the process itself."""

import pytest
from starlette.testclient import TestClient

from dashboard.api.service import create


@pytest.fixture(scope="session")
def client():
    return TestClient(create())
