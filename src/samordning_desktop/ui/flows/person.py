"""What is done from the person's page: a table from verb to flow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from samordning_desktop.core.changes import Done
from samordning_desktop.core.dates import years_old
from samordning_desktop.core.eligibility import Eligibility
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.history import Return
from samordning_desktop.core.participant import ParticipantRow, PersonView
from samordning_desktop.ops import eligibility, history, identity
from samordning_desktop.ui.consent import keeping
from samordning_desktop.ui.dialogs import bring_back as bring_back_dialog
from samordning_desktop.ui.dialogs import eligibility as eligibility_dialog
from samordning_desktop.ui.flows import details, disclosures, network, printing, steps, texts
from samordning_desktop.ui.flows.stage import Stage
from samordning_desktop.ui.person.verb import Verb


def act(stage: Stage, view: PersonView, verb: Verb, about: str) -> None:
    """Do what was asked for; ``about`` is the id that goes with the verb."""
    flows: dict[Verb, Callable[[], object]] = {
        Verb.CHANGE_DETAILS: partial(details.change, stage, view),
        Verb.CHOOSE_COORDINATORS: partial(details.choose_coordinators, stage, view),
        Verb.END: partial(details.end, stage, view.row),
        Verb.RESUME: partial(details.resume, stage, view.row.id),
        Verb.ADD_STEP: partial(steps.add, stage, view),
        Verb.CHANGE_STEP: partial(steps.change, stage, view, about),
        Verb.COMPLETE_STEP: partial(steps.complete, stage, view.row.id, about),
        Verb.OPEN_STEP: partial(steps.reopen, stage, view.row.id, about),
        Verb.ADD_MEMBER: partial(network.add, stage, view),
        Verb.CHANGE_MEMBER: partial(network.change, stage, view, about),
        Verb.SHOW_FORM: partial(show_form, stage, view.row.id, about),
        Verb.ASSESS: partial(assess, stage, view),
        Verb.NOTE_INFORMATION: partial(texts.inform, stage, view.row),
        Verb.SHOW_SIGNED: partial(texts.show_signed, stage, view.row, about),
        Verb.DISCLOSE: partial(disclosures.note, stage, view.row),
        Verb.SHOW_DISCLOSURES: partial(disclosures.show_all, stage, view.row),
        Verb.PRINT_EXTRACT: partial(disclosures.print_extract, stage, view.row.id),
        Verb.BRING_BACK: partial(bring_back, stage, view.row.id, about),
    }
    flows[verb]()


def age_at_start(row: ParticipantRow, today: date) -> int | None:
    """The age in years when the person began (today for one without a start); None when the number does not tell."""
    born = identity.birth_date(row.fields.personal_id)
    return None if born is None else max(years_old(born, row.fields.start or today), 0)


def assess(
    stage: Stage, view: PersonView, again: Eligibility | None = None, error: KnownError | None = None
) -> None:
    """Ask for the assessment and record it; when refused, ask again with what was filled in."""
    age = age_at_start(view.row, stage.kit.clock.today())
    name = view.row.said_name
    given = eligibility_dialog.ask(stage.window, stage.kit, name, again or view.eligibility, age, error=error)
    if given is not None:
        job = partial(eligibility.assess, stage.desk, view.row.id, given)
        stage.run(job, None, partial(assess, stage, view, given))


def show_form(stage: Stage, participant: str, consent: str) -> None:
    """Show the form that is kept with a consent; one signed on the screen only while its seal holds."""
    make = partial(keeping.form_pages, stage.desk, participant, consent)
    printing.preview(stage, make, "Underskrivet samtycke", "underskrivet-samtycke.pdf")


def bring_back(stage: Stage, participant: str, entry: str) -> None:
    """Show what stands now and what would stand, and bring the earlier value back; what stands already is not asked."""

    def ask(choice: Return) -> None:
        if choice.now == choice.then:
            stage.say(f"{choice.what}: värdet står redan så.")
        elif bring_back_dialog.ask(stage.window, stage.kit, choice):
            job: Callable[[], Done[None]] = partial(history.bring_back, stage.desk, participant, entry)
            stage.run(job)

    stage.run(partial(history.before_return, stage.desk, participant, entry), ask)
