import gzip
import socket
import ssl
import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from ingest.acquire import addresses
from ingest.acquire.exchange import Limits, Page, Unchanged, Validators
from ingest.acquire.fetch import Fetcher, Manners
from ingest.acquire.inputs import Refusal

QUICK = Manners(pause=0, backoff=(0, 0))


@pytest.fixture
def fetcher():
    with Fetcher(QUICK, Limits(size=1_000_000), addresses.nearby, sleep=lambda _: None) as made:
        yield made


@pytest.fixture
def named(monkeypatch):
    """Gives names to addresses: each look-up of a name takes the next of its addresses."""
    known, real = {}, socket.getaddrinfo

    def look_up(host, port, *rest, **options):
        return real(known[host].pop(0) if host in known else host, port, *rest, **options)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known


def refused(found):
    assert isinstance(found, Refusal)
    return str(found)


def test_a_page_is_its_bytes_and_what_the_server_says_of_them(site, fetcher):
    url = site.put("/a?x=1", "Größe", ETag='"1"')
    page = fetcher.get(url)
    told = (page.url, page.content.decode(), page.media_type, page.charset, page.validators.etag)
    assert told == (url, "Größe", "text/html", "utf-8", '"1"')


def test_we_say_who_we_are(site, fetcher):
    fetcher.get(site.put("/a"))
    assert {headers["User-Agent"].split("/")[0] for _, headers in site.asked} == {"pledgeboard"}


def test_an_unchanged_page_is_not_sent_again(site, fetcher):
    url = site.put("/a", status=304)
    assert fetcher.changed(url, Validators('"1"', "Fri, 27 Jun 2025 10:00:00 GMT")) == Unchanged()
    headers = site.asked[-1][1]
    assert headers["If-None-Match"] == '"1"'
    assert headers["If-Modified-Since"] == "Fri, 27 Jun 2025 10:00:00 GMT"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "is neither http nor https"),
        ("ftp://example.org/", "is neither http nor https"),
        ("//example.org/", "is neither http nor https"),
        ("http://", "names no host"),
        ("http://user:secret@example.org/", "carries a name or a password"),
        ("http://[::1/", "is no URL"),
    ],
)
def test_only_plain_web_addresses_are_asked_for(fetcher, url, reason):
    assert refused(fetcher.get(url)) == f"{url}: {reason}"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]", "0x7f.1"])
def test_an_address_inside_a_network_is_never_connected_to(site, host):
    port = site.root.rsplit(":", 1)[1]
    with Fetcher(QUICK) as fetcher:
        assert "loopback" in refused(fetcher.get(f"http://{host}:{port}/"))
    assert site.asked == []


# redirects


def test_a_redirect_is_followed_to_where_the_page_is(site, fetcher):
    site.put("/b", "Here.")
    page = fetcher.get(site.put("/a", status=301, Location="/b"))
    assert (page.url, page.content) == (site.root + "/b", b"Here.")


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        (
            "http://169.254.169.254/latest/meta-data",
            "may not be reached (169.254.169.254 is a link-local address)",
        ),
        ("file:/etc/passwd", "is neither http nor https"),
        ("http://[::1", "is no URL"),
        ("http://u:p@127.0.0.1/", "carries a name or a password"),
    ],
)
def test_a_redirect_leads_nowhere_that_may_not_be_asked_for(site, fetcher, target, reason):
    url = site.put("/a", status=302, Location=target)
    assert refused(fetcher.get(url)) == f"{url}: redirects to {target}, which {reason}"


def test_a_redirect_from_the_internet_into_the_network_is_refused(site, named):
    def outside(address):
        return None if str(address) == "127.0.0.1" else addresses.public(address)

    named["inside.test"] = ["10.0.0.1"] * 9
    url = site.put("/a", status=307, Location="http://inside.test/")
    with Fetcher(QUICK, barrier=outside) as fetcher:
        assert "inside.test is 10.0.0.1, a private address" in refused(fetcher.get(url))


def test_a_redirect_in_circles_ends(site, fetcher):
    url = site.put("/a", status=302, Location="/a")
    assert refused(fetcher.get(url)) == f"{url}: redirects more than 5 times"
    assert site.count("/a") == 6


def test_the_address_that_was_checked_is_the_one_connected_to_whatever_the_name_says_next(site, named):
    named["moving.test"] = ["127.0.0.1", "169.254.169.254"]
    url = site.put("/robots.txt", "").replace("127.0.0.1", "moving.test")
    with Fetcher(QUICK, barrier=addresses.nearby) as fetcher:
        found = refused(fetcher.get(url.replace("robots.txt", "a")))
    assert [(path, headers["Host"]) for path, headers in site.asked] == [("/robots.txt", url.split("/")[2])]
    assert "moving.test is 169.254.169.254, a link-local address" in found


def test_tls_speaks_of_the_name_and_trusts_no_stranger(named, tmp_path):
    context, seen = stranger(tmp_path, "tls.test"), []
    context.sni_callback = lambda _, name, __: seen.append(name)
    named["tls.test"] = ["127.0.0.1"] * 9
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=shake, args=(listening, context), daemon=True).start()
        with Fetcher(Manners(pause=0, backoff=()), barrier=addresses.nearby) as fetcher:
            found = refused(fetcher.get(f"https://tls.test:{listening.getsockname()[1]}/"))
    assert "CERTIFICATE_VERIFY_FAILED" in found
    assert seen == ["tls.test"]


def shake(listening, context):
    connection, _ = listening.accept()
    with connection, pytest.raises(ssl.SSLError):
        context.wrap_socket(connection, server_side=True)


def stranger(folder, name):
    """A server's TLS context with a certificate that nobody vouches for."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    builder = x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
    dated = builder.not_valid_before(now - timedelta(1)).not_valid_after(now + timedelta(1))
    pem = dated.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path = folder / "stranger.pem"
    path.write_bytes(pem + key.private_bytes(*form))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


# limits


def test_a_body_beyond_the_limit_is_refused(site, fetcher):
    assert refused(fetcher.get(site.put("/a", b"x" * 1_000_001))).endswith("is larger than 1 MB")


def test_a_gigabyte_of_zeros_in_a_megabyte_of_gzip_is_not_unpacked(site, fetcher):
    bomb = gzip.compress(bytes(10_000_000)) * 100
    url = site.put("/a", bomb, Content_Encoding="gzip")
    started = time.process_time()
    assert refused(fetcher.get(url)).endswith("is larger than 1 MB")
    assert time.process_time() - started < 0.5


@pytest.mark.parametrize(
    ("body", "packing", "reason"),
    [
        (gzip.compress(b"text" * 99)[:-9], "gzip", "is gzip that breaks off"),
        (b"no gzip at all", "gzip", "is damaged gzip"),
        (b"text", "br", "is packed as br"),
    ],
)
def test_a_body_that_can_not_be_unpacked_is_refused(site, fetcher, body, packing, reason):
    assert refused(fetcher.get(site.put("/a", body, Content_Encoding=packing))).endswith(reason)


def test_a_packed_body_is_unpacked(site, fetcher):
    body = gzip.compress(b"One. ") + gzip.compress(b"Two.")
    assert fetcher.get(site.put("/a", body, Content_Encoding="gzip")).content == b"One. Two."


def test_a_body_that_drips_is_cut_off_in_time(site):
    def drip(write):
        for _ in range(3_000):
            write(b"x")
            time.sleep(0.01)

    url = site.put("/a")
    site.pages["/a"][0].body = drip
    with Fetcher(QUICK, Limits(seconds=0.2), addresses.nearby) as fetcher:
        started = time.monotonic()
        assert refused(fetcher.get(url)).endswith("takes longer than 0.2 seconds")
    assert time.monotonic() - started < 10


def test_a_server_that_breaks_off_is_one_that_can_not_be_reached(site, fetcher):
    url = site.put("/a", "short", Content_Length="1000")
    assert "can't be reached" in refused(fetcher.get(url))


# patience


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again(site, fetcher, status):
    url = site.put("/a", status=status)
    site.put("/a", "At last.")
    assert fetcher.get(url).content == b"At last."


def test_a_server_that_stays_busy_is_left_for_another_time(site, fetcher):
    url = site.put("/a", status=503)
    found = fetcher.get(url)
    assert (refused(found), found.passing) == (f"{url}: answers 503 (Service Unavailable)", True)
    assert site.count("/a") == 3


def in_fifty_seconds():
    return format_datetime(datetime.now(UTC) + timedelta(seconds=50), usegmt=True)


@pytest.mark.parametrize("when", [lambda: "50", in_fifty_seconds])
def test_a_server_is_given_the_time_that_it_asks_for(site, when):
    slept = []
    url = site.put("/a", status=429, Retry_After=when())
    site.put("/a", "At last.")
    with Fetcher(QUICK, barrier=addresses.nearby, sleep=slept.append) as fetcher:
        assert isinstance(fetcher.get(url), Page)
    assert 30 < max(slept) <= 50


def test_a_server_that_asks_for_an_hour_is_left_for_another_time(site, fetcher):
    found = fetcher.get(site.put("/a", status=429, Retry_After="3600"))
    assert refused(found).endswith("answers 429 (Too Many Requests) and asks to wait 3600 seconds")
    assert (found.passing, site.count("/a")) == (True, 1)


def test_a_host_that_fails_again_and_again_is_left_alone(site, fetcher):
    for path in "abcde":
        found = fetcher.get(site.put(f"/{path}", status=503))
    assert refused(found).endswith("is left for later: 127.0.0.1 failed again and again")
    assert (found.passing, site.count("/c"), site.count("/d")) == (True, 3, 0)


def test_a_host_is_not_judged_by_pages_that_it_does_not_have(site, fetcher):
    for path in "abcde":
        fetcher.get(site.root + f"/{path}")
    assert isinstance(fetcher.get(site.put("/f")), Page)


@pytest.mark.parametrize("url", ["http://\ud800.test/", "http://127.0.0.1:1/\ud800"])
def test_an_address_that_is_no_text_is_no_url(fetcher, url):
    assert refused(fetcher.get(url)).endswith(": is no URL")


def test_the_line_about_an_endless_address_is_not_endless(fetcher):
    assert len(refused(fetcher.get("http://a.test/" + "a" * 100_000))) < 2_100


def test_what_is_not_there_is_refused_for_good(site, fetcher):
    found = fetcher.get(site.root + "/no")
    assert (refused(found).split(": ")[1], found.passing) == ("answers 404 (Not Found)", False)


def test_a_host_is_given_a_pause_between_two_requests(site):
    slept = []
    with Fetcher(Manners(pause=900), barrier=addresses.nearby, sleep=slept.append) as fetcher:
        fetcher.get(site.put("/a"))
    (wait,) = slept  # after robots.txt
    assert 800 < wait <= 900


def test_the_pause_of_a_robots_txt_goes_before_ours(site):
    slept = []
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 20")
    with Fetcher(Manners(pause=0), barrier=addresses.nearby, sleep=slept.append) as fetcher:
        fetcher.get(site.put("/a"))
        fetcher.get(site.put("/b"))
    (wait,) = slept
    assert 10 < wait <= 20


# robots.txt


def test_what_a_robots_txt_closes_is_not_asked_for(site, fetcher):
    site.put("/robots.txt", "User-agent: *\nDisallow: /a")
    url = site.put("/a", "Secret.")
    assert refused(fetcher.get(url)) == f"{url}: is closed by robots.txt"
    assert [path for path, _ in site.asked] == ["/robots.txt"]


def test_a_redirect_does_not_lead_past_a_robots_txt(site, fetcher):
    site.put("/robots.txt", "User-agent: *\nDisallow: /closed")
    site.put("/closed", "Secret.")
    found = fetcher.get(site.put("/a", status=302, Location="/closed"))
    assert refused(found).endswith("/closed, which is closed by robots.txt")
    assert site.count("/closed") == 0


def test_a_site_whose_robots_txt_can_not_be_had_now_is_left_for_another_time(site, fetcher):
    site.put("/robots.txt", status=500)
    found = fetcher.get(site.put("/a"))
    assert refused(found).endswith("has a robots.txt that answers 500 (Internal Server Error)")
    assert (found.passing, site.count("/a")) == (True, 0)


def test_the_robots_txt_of_a_site_is_asked_for_once(site, fetcher):
    for path in ("/a", "/b"):
        assert isinstance(fetcher.get(site.put(path)), Page)
    assert site.count("/robots.txt") == 1
