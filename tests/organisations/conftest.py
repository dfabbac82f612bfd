"""What the tests of the editing pages share."""

import pytest


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client
