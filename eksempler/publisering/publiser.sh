#!/bin/sh
# Bygg nettstedet, og legg det der webtjeneren leser det. Slår noe feil, står det forrige nettstedet.
#
#   eksempler/publisering/publiser.sh /var/www/bti                 en mappe her, eller på en delt disk
#   eksempler/publisering/publiser.sh bruker@tjener:/var/www/bti   en annen maskin, med rsync over ssh
#
# Det som står etter stedet, går til bygget, for eksempel --uten-dokumenter. UTGAVE=navn velger utgaven i utgaver/navn/.
# PYTHON er en annen Python enn den i .venv.
set -eu
til=${1:?Skriv hvor nettstedet skal ligge, for eksempel /var/www/bti}
shift
case $til in
*:* | /*) ;;
*) til=$(pwd)/$til ;;
esac
cd "$(dirname "$0")/../.."
python=${PYTHON:-.venv/bin/python}
if ! command -v "$python" >/dev/null; then
  python3 -m venv .venv
  .venv/bin/python -m pip install -q --require-hashes -r requirements.lock
fi

nettsted=site
if [ -n "${UTGAVE:-}" ]; then
  set -- --utgave "$UTGAVE" "$@"
  nettsted=utgaver/$UTGAVE/site
fi
"$python" -m macros check ${UTGAVE:+--utgave "$UTGAVE"}
"$python" -m macros build -q "$@"

case $til in
*:*)
  # det nye kommer på plass når alt er kommet fram, og det gamle slettes til slutt
  rsync -a --delay-updates --delete-after "$nettsted/" "$til/"
  ;;
*)
  til=${til%/}
  # brutt midt i et bytte sist: det forrige først tilbake
  [ -e "$til" ] || [ ! -e "$til.gammel" ] || mv "$til.gammel" "$til"
  if [ -e "$til" ] && [ -n "$(ls -A "$til")" ] && [ ! -e "$til/veileder.json" ]; then
    echo "$til er ikke dette nettstedet, og blir ikke skrevet over. Velg en annen mappe." >&2
    exit 1
  fi
  trap 'rm -rf "$til.ny"' EXIT
  rm -rf "$til.ny" "$til.gammel"
  cp -Rp "$nettsted" "$til.ny"
  [ ! -e "$til" ] || mv "$til" "$til.gammel"
  mv "$til.ny" "$til"
  rm -rf "$til.gammel"
  ;;
esac
echo "Publisert: $til"
