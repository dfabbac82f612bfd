"""For migrations: history rows from before there were change sets are given some."""

from collections import Counter


def adopt(apps, app_label):
    """Put the app's history rows of one account and reason together in one change set."""
    change_sets = apps.get_model("stadsnat", "ChangeSet").objects
    for model in apps.get_app_config(app_label).get_models():
        if not model.__name__.startswith("Historical") or not hasattr(model, "change_set"):
            continue
        rows = model.objects.filter(change_set=None).order_by()
        label = model._meta.label_lower.replace(".historical", ".")
        for by, reason in set(rows.values_list("history_user", "history_change_reason")):
            change_set, _ = change_sets.get_or_create(
                by_id=by, reason=reason or "", kind="import" if by is None else "form"
            )
            own = rows.filter(history_user=by, history_change_reason=reason)
            change_set.touched[label] = Counter(own.values_list("history_type", flat=True))
            change_set.save()
            own.update(change_set=change_set)
