"""Every sentence on the screen, a module a part of the product, in screen order. Templates are `str.format` patterns.

Whoever needs words asks this package: `text.PRODUCT`. No name stands in two of its modules.
"""

from data.vocabulary.text.frame import *  # isort: skip
from data.vocabulary.text.charts import *  # isort: skip
from data.vocabulary.text.views import *  # isort: skip
from data.vocabulary.text.briefing import *  # isort: skip
from data.vocabulary.text.intake import *  # isort: skip
