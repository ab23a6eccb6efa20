//! The word classes of an ontology file's `[words]`: kinds of words that bear on any relation, which a user may extend.

use rustc_hash::FxHashSet;
use smol_str::SmolStr;

/// Declares the classes, each with the name that files give it.
macro_rules! classes {
    ($($(#[$about:meta])* $field:ident: $name:literal,)*) => {
        /// Word classes of the ontology file's `[words]`.
        #[derive(Clone, Debug, Default)]
        pub struct Words {
            $($(#[$about])* pub $field: FxHashSet<SmolStr>,)*
        }

        impl Words {
            /// What files call the classes.
            pub(super) const NAMES: &'static [&'static str] = &[$($name),*];

            /// Whether `lemma` is money or a sum of it: "dollar", "€35".
            pub fn sum(&self, lemma: &str) -> bool {
                let digit = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
                lemma == "money" || self.money.contains(lemma.trim_end_matches(digit))
            }

            /// The class that a file calls `name`.
            pub(super) fn class(&mut self, name: &str) -> Option<&mut FxHashSet<SmolStr>> {
                match name {
                    $($name => Some(&mut self.$field),)*
                    _ => None,
                }
            }
        }
    };
}

classes! {
    /// Verbs that only carry their noun: hold talks.
    light: "light",
    /// The same with the subject suffering it: face criticism.
    light_reversed: "light-reversed",
    /// Verbs that make their complement a plan.
    planned: "planned",
    /// Verbs that make their complement a possibility.
    possible: "possible",
    /// Verbs that deny their complement.
    negating: "negating",
    /// Verbs whose finite clause is only thought, wished or asked: hope, suggest.
    believed: "believed",
    /// Verbs that only say of an event that it takes place: occur, resume.
    occurring: "occurring",
    /// Verbs and nouns that report what somebody says.
    speech: "speech",
    /// Words that praise whom they are said of: hero, honest.
    praising: "praising",
    /// Words that blame whom or whose deed they are said of: farce, unlawful.
    blaming: "blaming",
    /// Verbs of wrong that a speaker lays at somebody's door: betray.
    wronging: "wronging",
    /// Verbs that put a name to somebody or their deed: call, brand.
    naming: "naming",
    /// Verbs whose participle says whose people or goods are: import, suspect.
    describing: "describing",
    /// Nouns of an event's name that make the place in it where it happens: election, summit.
    held: "held",
    /// Nouns of persons without an office whose plural may stand for those named before: man, rival.
    people: "people",
    /// Nouns whose plural may stand for countries named before: country, neighbour.
    states: "states",
    /// Nouns whose plural may stand for whoever negotiates: side, party.
    parties: "parties",
    /// Nouns that say how long or by what means somebody talks, on which the other party may hang: hour, telephone.
    lasting: "lasting",
    /// Nouns through which a state or body acts: troops, officials.
    bodies: "bodies",
    /// Last words of a facility's name: located in, not part of.
    facilities: "facilities",
    /// Last words of a region's name.
    regions: "regions",
    /// Verbs and nouns of coming together in one place: meet, summit.
    gathering: "gathering",
    /// Nouns of a leave to do something, which whoever it is given to does: permission, chance.
    permits: "permits",
    /// Verbs of giving or denying such a leave: grant, refuse.
    granting: "granting",
    /// Verbs of doing somebody good, which say whom aid is for and that forces sent to do so threaten nobody: rebuild, protect.
    helping: "helping",
    /// Verbs whose subject, not their object, does what their infinitive says: promise, threaten.
    promising: "promising",
    /// Verbs whose object does what their "of" or "for" clause says: accuse, thank.
    accusing: "accusing",
    /// Verbs by which a court or body rejects what it calls bad: rule, find.
    judging: "judging",
    /// Verbs whose subject does what their clause says without a doer: announce, order.
    decreeing: "decreeing",
    /// Nouns that only count what follows "of": series, dozen.
    counting: "counting",
    /// Nouns that only say at what point a deed stands: start, resumption.
    phases: "phases",
    /// Nouns of asking, as in "at her request": request, behest.
    behests: "behests",
    /// Nouns of help, as in "with her backing": whoever does what the sentence says has it.
    backing: "backing",
    /// Verbs of what one does with a request made of one: reject, obey.
    answering: "answering",
    /// Verbs of saying that something is not so: deny, dispute.
    denying: "denying",
    /// Nouns of what somebody has said: claim, allegation.
    claims: "claims",
    /// Verbs of taking what another offers or asks: accept.
    accepting: "accepting",
    /// Adjectives of having done what "for" names: responsible for the attack.
    answerable: "answerable",
    /// Verbs of dying, or of being killed.
    dying: "dying",
    /// Nouns of what one says of, or does for, whoever has died: condolences.
    farewells: "farewells",
    /// Nouns of what somebody has done, whatever it was: move, decision.
    deeds: "deeds",
    /// Nouns of what whoever is threatened will get: consequence, price.
    reprisals: "reprisals",
    /// Nouns that say in what spirit or with whom something is done: in defiance of, in coordination with.
    spirits: "spirits",
    /// Nouns of what goes to a place, which is meant where they are stopped: flight, shipment.
    traffic: "traffic",
    /// Nouns of a state's forces: troop, contingent.
    forces: "forces",
    /// Verbs of going out of a place, by which forces withdraw from it: leave, quit.
    leaving: "leaving",
    /// Verbs whose subject uses its object for what their infinitive says: use, invoke.
    using: "using",
    /// Verbs of what an inquiry brings to light: find, reveal.
    finding: "finding",
    /// Nouns for whoever something is done to: the target of an attack.
    bearing: "bearing",
    /// Nouns of going somewhere, on which whoever does what the sentence says has gone: visit, tour.
    going: "going",
    /// Verbs of taking somebody somewhere, who then goes there: fly, evacuate.
    moving: "moving",
    /// Verbs of having somebody with one, who has come there: receive, treat.
    hosting: "hosting",
    /// Nouns for people or vehicles that several houses or states may send together: team, convoy.
    crews: "crews",
    /// Verbs whose subject only deals with what their object names, which others do: discuss, end.
    settling: "settling",
    /// Words of the names of what happens, which does no deeds: hurricane, war.
    happenings: "happenings",
    /// Words of the names of storms and quakes, which strike places: hurricane.
    storms: "storms",
    /// Verbs of a storm that is on its way: approach.
    nearing: "nearing",
    /// Nouns of an armed group's own people, whom one strikes where it is: militant.
    ranks: "ranks",
    /// Words in front of a noun of violence that make it none: a trade war.
    bloodless: "bloodless",
    /// Nouns of deeds that are violent only where something says so: operation.
    vague: "vague",
    /// Offices that one has with whom "to" names: adviser.
    assisting: "assisting",
    /// Nouns for companies: firm, airline.
    businesses: "businesses",
    /// Adjectives in front of a company that make it a part of the state: state-owned.
    owned: "owned",
    /// Words that say of a deed that several do it together: joint, coordinated.
    joint: "joint",
    /// Nouns of who is behind a deed: perpetrator, mastermind.
    authors: "authors",
    /// Nouns of what one had in a deed: role, involvement.
    shares: "shares",
    /// Last words of a committee's name, which is part of the body named in front.
    committees: "committees",
    /// Words of the name that legislatures of many countries share: assembly, senate.
    legislatures: "legislatures",
    /// Verbs whose object bore the office that their subject takes: succeed, replace.
    succeeding: "succeeding",
    /// Verbs of being in an office from now on or still: become.
    becoming: "becoming",
    /// Verbs whose object is given an office: elect.
    appointing: "appointing",
    /// Nouns that stand in the plural in front of a title: foreign affairs minister.
    domains: "domains",
    /// Verbs whose participle says who leads a group: lead.
    leading: "leading",
    /// Verbs whose participle says who is behind a deed: plan.
    contriving: "contriving",
    /// Nouns by which a verb of accusing is tied to the deed: suspicion.
    charges: "charges",
    /// Nouns of what is imposed on whoever did what follows: sanctions on Norvik for selling.
    penalties: "penalties",
    /// Nouns of coming to harm: death.
    harms: "harms",
    /// Verbs of what is done to a person themselves, not to whose they are: arrest, free.
    personal: "personal",
    /// Nouns of what is written or shown: file, video.
    records: "records",
    /// Verbs by whose participle a measure or weapon is aimed: sanctions imposed on.
    imposing: "imposing",
    /// Verbs whose participle has as its object whom it is aimed at: sanctions targeting.
    aiming: "aiming",
    /// Nouns of deeds that are done when they are announced: arrest.
    accomplished: "accomplished",
    /// Units of money, a sum of which is "money" in a trigger: dollar, €.
    money: "money",
    /// Nouns that say of an alliance's name what it is: the NATO alliance.
    unions: "unions",
    /// Nouns that alone mean the country in view: "the country".
    lands: "lands",
    /// Bodies of a state that are those of the country in view where nothing says whose they are: the military, prosecutors.
    organs: "organs",
    /// People who do nothing for the country whose they are: man, tourist.
    private: "private",
    /// Words in front of such a body that make it that of no country: local, county.
    local: "local",
    /// Words in front of such a body that make it a country's whatever its article: federal.
    nationwide: "nationwide",
    /// Nouns of who belongs to what follows "of", besides those that count: member, faction.
    members: "members",
    /// Nouns of what a country shares with whoever is named behind "with": border, frontier.
    borders: "borders",
    /// Verbs whose participle gives the name of whoever a noun means: a man named Ruiz.
    introducing: "introducing",
    /// Nouns in the singular for two people, whose names stand behind them: couple, duo.
    couples: "couples",
    /// What an infinitive with a subject of its own hangs on, where somebody says that they are to act: time, duty.
    due: "due",
    /// Words in front of an office that say that it is over: former, ousted.
    former: "former",
    /// Nouns behind a name whose bearer governs: the Ruiz administration.
    cabinets: "cabinets",
    /// Nouns in front of "of" and a name whose bearer governs: the presidency of Ruiz.
    reigns: "reigns",
    /// Offices that are the state's where nothing says whose they are, by their last word or whole: president, supreme leader.
    state_offices: "state-offices",
    /// Offices that serve a state, in whatever body: prosecutor, diplomat.
    serving: "serving",
    /// Offices of a region or city: governor, mayor.
    regional: "regional",
    /// Words in front of a head's title that make it no head's: deputy, vice.
    lowering: "lowering",
    /// Words in front of a leader that make it the head of some in a country, not of the country: rebel.
    factional: "factional",
    /// Words of an officer's rank: lieutenant, general.
    grades: "grades",
    /// Offices whose bearer a place in front of them may only occupy: analyst.
    topical: "topical",
    /// Verbs that say no more than that somebody does the wrong that their object names: "made a mistake", "spread lies".
    perpetrating: "perpetrating",
    /// Nouns behind "in" of why something is done: "in response to Peru", "in return for help".
    occasions: "occasions",
    /// Verbs of a journey whose object goes, not their subject: "returned the vase to Peru".
    carrying: "carrying",
    /// Nouns of coming into an office or being in it: appointment, tenure.
    tenures: "tenures",
}
