"""Unseen cases of the twelfth round: hard ones, on both sides.

Written without a look at the rules, and nothing is mended for them: docs/decisions.md has their figures. All words and
pages are our own. Groups: ``lives``, ``file`` and ``went`` live, most of them twins of what does not; ``away``, ``home``,
``name``, ``code`` and ``chain`` are gone; ``gate`` stands before what may well be there.
"""

from tests.data.verdicts import twelfth_gates, twelfth_gone, twelfth_living

CASES = [*twelfth_living.CASES, *twelfth_gone.CASES, *twelfth_gates.CASES]
