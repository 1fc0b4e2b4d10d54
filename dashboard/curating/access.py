"""Who may decide: people whose provider vouches for an address that the secrets list.

`.streamlit/secrets.toml` holds `[auth]` as Streamlit describes it, and `[curators]`: each address with the
name by which the dataset is to know its owner. Without both the dashboard is read-only.
"""

from __future__ import annotations

from time import time
from typing import TYPE_CHECKING, Any

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Mapping


def configured() -> bool:
    """Whether anybody can sign in at all."""
    return st.secrets.load_if_toml_exists() and {"auth", "curators"} <= {*st.secrets}


def signed_in() -> str | None:
    """The name of the curator of this session; None for everybody else."""
    if not configured():
        return None
    return name_of(st.user.to_dict(), st.secrets["curators"], now=time())


def name_of(user: Mapping[str, Any], curators: Mapping[str, Any], *, now: float) -> str | None:
    """The curator's name, where the provider's claims are those of one: verified, listed and not expired.

    `now` is in seconds since 1970, as the claim `exp` is.
    """
    if user.get("is_logged_in") is not True or user.get("email_verified") is not True:
        return None
    expires, address = user.get("exp"), user.get("email")
    if not isinstance(expires, int | float) or expires <= now or not isinstance(address, str):
        return None
    name = {known.casefold(): name for known, name in curators.items()}.get(address.casefold())
    return name if isinstance(name, str) and name.strip() else None


def door() -> None:
    """The page on which curators sign in; it tells nobody more than their own state."""
    st.title("For curators", anchor=False)
    if st.user.is_logged_in:
        st.text("You are signed in, but not as a curator, or your session has ended.")
        st.button("Sign out", key="sign_out", on_click=st.logout)
    st.button("Sign in", key="sign_in", type="primary", on_click=st.login)
