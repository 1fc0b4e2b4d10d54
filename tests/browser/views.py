"""Every view in the states that look different, by name: the path of each."""

VIEWS = {
    "overview": "/",
    "countries": "/countries",
    "country": "/countries?country=KOR",
    "comparison": "/countries?compare=DEU&compare=FRA",
    "alliances": "/alliances",
    "alliance": "/alliances?alliance=NATO",
    "commitments": "/commitments?countries=ESP",
    "timeline": "/timeline",
    "demands": "/demands",
    "delivery": "/delivery",
    "changes": "/changes",
    "sources": "/sources",
    "try it": "/try_it",
    "about": "/about",
    "nothing found": "/commitments?q=nothing+of+the+kind",
}
