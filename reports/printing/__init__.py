"""From a page of HTML to a PDF for the archive: press.py is the way in.

What the worker process imports (worker, engine, archive, glyphs, jobs, faster) knows no Django.
"""
