"""The same file read by lxml, for docs/performance.md: once only as trees of activities, once with every element seen in
Python and four fields of each activity taken. Run with: python iati_in_lxml.py FILE"""

import resource
import sys

from lxml import etree


def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def forget(activity):
    activity.clear()
    while activity.getprevious() is not None:
        del activity.getparent()[0]


def trees(path):
    count = 0
    for _, activity in etree.iterparse(path, tag="iati-activity", huge_tree=True):
        count += 1
        forget(activity)
    return count


def fields(path):
    count = 0
    for _, element in etree.iterparse(path, huge_tree=True):
        if element.tag != "iati-activity":
            continue
        count += 1
        element.findtext("iati-identifier")
        [title.text for title in element.iterfind("title/narrative")]
        [(who.get("role"), who.get("ref")) for who in element.iterfind("participating-org")]
        [payment.findtext("value") for payment in element.iterfind("transaction")]
        forget(element)
    return count


for name, read in (("trees only", trees), ("four fields", fields)):
    start = cpu()
    count = read(sys.argv[1])
    print(f"{name}: {count} activities in {cpu() - start:.2f} CPU s")
